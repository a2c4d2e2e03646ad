// The staff's console, on the demonstration: every page for everyone who works there.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import { ADMINISTRATOR, CONSOLE_KINDS, test } from './support/demonstration';
import { nothingMoved, watchShifts } from './support/shifts';
import * as staff from './support/staff';
import { expect } from './support/test';

// Half of a desk's width is what is left of it when it is shown at twice its size.
const ZOOMED = { width: check.DESK.width / 2, height: check.DESK.height / 2 };

/** The page can be read and used, at a desk, enlarged, and on a phone. */
async function fine(page: Page): Promise<void> {
  await page.setViewportSize(check.PHONE);
  await check.fitsEveryPhone(page);
  await check.accessible(page);
  await page.setViewportSize(ZOOMED);
  await check.fitsItsWidth(page);
  await page.setViewportSize(check.DESK);
  await check.fitsItsWidth(page);
  await check.accessible(page);
}

async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

test('every page of the console can be read and used by everyone', async ({ page, troubles }) => {
  test.slow();
  troubles.expect(/422|409|403/);
  await page.goto('/staff/sign-in');
  await fine(page);
  await page.getByLabel('名前').fill(ADMINISTRATOR);
  await page.getByLabel('パスワード').fill('ちがう合言葉です');
  await page.getByRole('button', { name: 'サインイン' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await fine(page);
  await staff.signIn(page, ADMINISTRATOR);

  for (const address of CONSOLE_KINDS) {
    await page.goto(address);
    await openEverything(page);
    await fine(page);
  }

  await staff.openOpinion(page, 8);
  for (const [button, field] of [
    ['見え方を確かめる', '対応結果'],
    ['移す', '移す先'],
    ['対象外にする', '理由'],
    ['メモを残す', 'メモを書く'],
  ]) {
    await openEverything(page);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByLabel(field, { exact: true })).toBeFocused();
    await expect(page.getByLabel(field, { exact: true })).toHaveAttribute('aria-invalid', 'true');
  }
  await fine(page);

  await page.getByLabel('対応結果').selectOption('noted');
  await page.getByLabel('回答', { exact: true }).fill('ありがとうございます。');
  await page.getByRole('button', { name: '見え方を確かめる' }).click();
  await expect(page.locator('.staff__preview')).toBeVisible();
  await fine(page);

  // What reaches a resident is looked at first, and so is what takes it back.
  for (const [number, into] of [
    [8, 1],
    [8, 2],
  ]) {
    await staff.openOpinion(page, number);
    await openEverything(page);
    await page.getByLabel('統合先の番号').fill(`${into}`);
    await page.getByRole('button', { name: '統合先を確かめる' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('統合の確認');
    await fine(page);
  }
  await page.getByRole('button', { name: '統合先を選び直す' }).click();
  await expect(page.getByLabel('統合先の番号')).not.toHaveValue('');
  await staff.openOpinion(page, 1);
  await openEverything(page);
  await page.getByRole('button', { name: '見え方を確かめる' }).click();
  await expect(page.getByText('いまの回答と同じです').first()).toBeVisible();
  await openEverything(page);
  await page.getByRole('button', { name: '回答を取り消す' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('取り消しの確認');
  await fine(page);
  await page.getByRole('link', { name: '取り消さない' }).click();
  await expect(page.locator('.desk__status')).toContainText('回答済');

  // The session ends while something is written.
  await staff.openOpinion(page, 8);
  await page.getByLabel('対応結果').selectOption('noted');
  await page.getByLabel('回答', { exact: true }).fill('ありがとうございます。');
  await page.getByRole('button', { name: '見え方を確かめる' }).click();
  await expect(page.locator('.staff__preview')).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'この内容で回答する' }).click();
  await expect(page.getByText('ありがとうございます。')).toBeVisible();
  await fine(page);
});

test('a clerk answers with the keyboard alone, and always sees where the focus is', async ({ page }) => {
  await staff.signIn(page, ADMINISTRATOR);
  await page.goto('/staff');
  const unseen: string[] = [];
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return { words: element.innerText ?? '', isSeen, html: element.outerHTML.slice(0, 100) };
      });
      if (!stop.isSeen) unseen.push(stop.html);
      if (stop.words.startsWith(name)) return;
    }
    throw new Error(`${name} is not reached`);
  };
  await tabTo('9番');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('9番の意見');
  await tabTo('自分が受け持つ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('受け持ちました。');
  await action.tabTo(page, page.getByLabel('対応結果'));
  for (let choice = 0; choice < 3; choice += 1) await page.keyboard.press('ArrowDown');
  await action.tabTo(page, page.getByLabel('回答', { exact: true }));
  await page.keyboard.type('ベンチを増やせるかを調べます。');
  await tabTo('見え方を確かめる');
  await page.keyboard.press('Enter');
  await expect(page.locator('.staff__preview')).toContainText('ベンチを増やせるかを調べます。');
  await tabTo('この内容で回答する');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('回答しました');
  expect(unseen).toEqual([]);
});

test('home and a policy show what the city answered, without moving what is read', async ({ page }) => {
  await watchShifts(page);
  for (const address of ['/', '/policies/2-2']) {
    await action.open(page, address);
    const place = page.locator('[data-latest]');
    await place.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top - 2 * innerHeight));
    await expect(place.getByRole('link').first()).toContainText('市の回答');
    await place.evaluate((element) => element.scrollIntoView());
    await nothingMoved(page, address);
    await check.accessible(page);
  }
  await page.locator('[data-latest] a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^「/);
});
