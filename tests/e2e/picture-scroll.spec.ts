// 鎌倉ミライ絵巻 and わたしの一枚: the policies in one picture, and some of them on a sheet to hand on.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { nothingMoved, watchShifts } from './support/shifts';
import { expect, test } from './support/test';

const details = (page: Page): Locator => page.locator('.emaki-scroll .emaki__detail');
const sheet = (page: Page): Locator => page.locator('.card__picture').first();
const colour = (page: Page, which: string) =>
  details(page)
    .and(page.locator(which))
    .first()
    .evaluate((detail) => getComputedStyle(detail.querySelector('[fill]:not([fill="none"], .emaki__target)')!).fill);

const PAPER = 'rgb(255, 255, 255)';

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with the app' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    const open = async (page: Page, address: string) => (scripts ? action.open(page, address) : page.goto(address));

    test.beforeEach(({ troubles }) => {
      // The browser names its refusal to preload a script it may not run.
      if (!scripts) troubles.expect(/^request: csp/);
    });

    test('each policy is something in the picture, with a name, and leads to its page', async ({ page }) => {
      await open(page, '/emaki');
      await expect(details(page)).toHaveCount(43);
      for (const detail of await details(page).all()) {
        await expect(detail).toHaveAccessibleName(/\d-\d+ .+/);
        await expect(detail).toHaveAttribute('href', /^\/policies\/\d-\d+$/);
      }
      const children = page.locator('.emaki-scroll a[href="/policies/2-2"]');
      await children.scrollIntoViewIfNeeded();
      await children.focus();
      await page.keyboard.press('Enter');
      await expect(find.heading(page)).toContainText('こども・若者');
    });

    test('a choice leaves their colours to the policies that name the reader', async ({ page }) => {
      await open(page, '/emaki');
      const before = await colour(page, '[href="/policies/2-2"]');
      expect(before).not.toBe(PAPER);
      await page.getByRole('link', { name: '乳幼児', exact: true }).click();
      await expect(page).toHaveURL(/life-stage=infant$/);
      await expect(page.locator('.emaki-choice__found')).toContainText('「乳幼児」と書かれた施策');
      await expect(page.getByRole('link', { name: '乳幼児', exact: true })).toHaveAttribute('aria-current', 'true');
      const named = await details(page).and(page.locator('[data-named]')).count();
      expect(named).toBeGreaterThan(0);
      expect(named).toBeLessThan(43);
      expect(await colour(page, '[href="/policies/2-2"]')).toBe(before);
      expect(await colour(page, ':not([data-named])')).toBe(PAPER);
      await page.locator('.card-link').click();
      await expect(sheet(page)).toHaveAccessibleName(/2-2 こども・若者/);
    });

    test('some policies are chosen for a sheet, which says of when and of what it is', async ({ page }) => {
      await open(page, '/card');
      await expect(sheet(page)).toHaveCount(0);
      await page.getByLabel('2-2 こども・若者').check();
      await page.getByLabel('3-11 観光').check();
      await page.getByRole('button', { name: 'この施策で1枚つくる' }).click();
      await expect(sheet(page)).toHaveAccessibleName('わたしの一枚：2-2 こども・若者、3-11 観光');
      await expect(sheet(page)).toContainText(/\d{4}年\d+月\d+日/);
      await expect(sheet(page)).toContainText('検討中の案より');
      await page.getByRole('link', { name: /意見を送る.*観光/ }).click();
      await expect(page).toHaveURL(/\/opinions\/new\?about=\d+-3-11$/);
    });
  });
}

test('what is in the picture is found with the keyboard and with a thumb, and holds still', async ({ page }) => {
  test.slow();
  await page.setViewportSize(check.PHONE);
  await watchShifts(page);
  for (const address of ['/emaki', '/emaki?life-stage=senior', '/card', '/card?p=2-2,3-11,1-1']) {
    await action.open(page, address);
    await nothingMoved(page, address);
    await check.hasTargets(page, 44);
    await check.accessible(page);
    await check.fitsEveryPhone(page);
  }
  await action.open(page, '/emaki');
  await action.tabTo(page, details(page).first());
  await expect(details(page).first()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(find.heading(page)).toHaveText(/\d-\d+/);
});

test('the sheet is saved as a picture, and comes on paper alone, once or four times', async ({ page }) => {
  await action.open(page, '/card?p=2-2,3-11');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '画像で保存する' }).click();
  expect((await saved).suggestedFilename()).toBe('card.png');
  await page.emulateMedia({ media: 'print' });
  const sheets = page.locator('.card__picture:visible');
  await expect(sheets).toHaveCount(1);
  for (const other of ['h1', '.card__ways', '.card-choice', '.header', '.footer']) await expect(page.locator(other).first()).toBeHidden();
  const { width, height } = (await sheets.boundingBox())!;
  expect([width, height].map((pixels) => Math.round((pixels / 96) * 25.4))).toEqual([105, 148]);
  await page.emulateMedia({ media: null });
  await page.getByLabel('A4の紙に4枚').check();
  await page.emulateMedia({ media: 'print' });
  await expect(sheets).toHaveCount(4);
});

test('a kiosk shows the picture, and offers no sheet', async ({ page, context, server, troubles }) => {
  troubles.expect(/404/);
  await kiosk.setUp(context, server);
  await kiosk.come(page);
  for (const address of ['/', '/policies', '/emaki']) {
    await page.goto(address);
    await action.ready(page);
    await expect(page.locator('a[href^="/card"]:visible')).toHaveCount(0);
  }
  await expect(details(page)).toHaveCount(43);
  expect((await page.goto('/card?p=2-2'))?.status()).toBe(404);
});
