// An opinion in やさしい日本語, on a phone: written, checked, sent, followed, answered, and read by others.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import { ADMINISTRATOR, test } from './support/demonstration';
import * as find from './support/find';
import * as staff from './support/staff';
import { expect } from './support/test';

const WORDS = '川の 近くに、ベンチを ふやして ください。';
const ANSWER = '川の近くに、ベンチを5つ置きます。';

test.use({ viewport: check.PHONE });

const button = (page: Page, name: string) => page.getByRole('button', { name: find.spaced(name) });

/** What is read of an element, without the readings above its kanji. */
const said = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const reading of copy.querySelectorAll('rt, rp')) reading.remove();
    return copy.textContent!.trim();
  });

async function goOn(page: Page, to: find.Step): Promise<void> {
  await action.goOn(page, to, find.spaced('次へ'));
  await check.fitsEveryPhone(page);
}

/** The form, from a policy's page up to what is asked last. */
async function write(page: Page): Promise<void> {
  await page.goto('/easy/policies/2-2');
  await page.getByRole('link', { name: find.spaced('思った ことを 送る') }).last().click();
  await expect(page).toHaveURL('/easy/opinions/new?about=000-2-2');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja-simple');
  expect(await said(page, '#about-line strong')).toBe('2-2 こども・若者');
  await find.text(page).fill(WORDS);
  await check.fitsEveryPhone(page);
  await goOn(page, 'about');
  await find.kind(page, find.spaced('して ほしい')).check();
  await goOn(page, 'you');
  await page.getByRole('checkbox', { name: find.spaced('みんなに 見せても いい') }).check();
  await page.locator('#field-life-stage').selectOption({ label: 'しょうがくせい・ちゅうがくせい' });
  await action.formIsOldEnough(page);
}

/** The receipt, and the way back to it by the number alone. */
async function follow(page: Page): Promise<void> {
  await expect(find.receipt(page)).toBeVisible();
  expect(await said(page, 'h1')).toBe('ためしに 送りました');
  await expect(find.controlCode(page)).toHaveText(check.CONTROL_CODE);
  await check.fitsEveryPhone(page);
  const receipt = (await find.receipt(page).innerText()).replaceAll(/\s/g, '');
  await page.getByRole('link', { name: find.spaced('送った 後') }).first().click();
  await page.locator('#receipt').fill('7K3');
  await button(page, '市の 返事を 見る').click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await said(page, '#error-receipt')).toContain('あなたの 番号は 18字です。');
  await page.locator('#receipt').fill(receipt.toLowerCase());
  await button(page, '市の 返事を 見る').click();
  await expect(page).toHaveURL(`/easy/opinions/${receipt}`);
  expect(await said(page, '.track__stop[aria-current=step] .track__label')).toContain('ためしに 送りました');
}

/** One of the staff publishes the opinion and answers it. */
async function publishAndAnswer(clerk: Page): Promise<void> {
  await staff.signIn(clerk, ADMINISTRATOR);
  const queued = clerk.locator('.queue__item', { hasText: WORDS }).getByRole('link').first();
  const number = Number((await queued.getAttribute('href'))!.split('/').at(-1));
  await staff.openOpinion(clerk, number);
  await clerk.getByRole('button', { name: '公開する' }).click();
  await staff.answer(clerk, number, 'planned', ANSWER);
}

test('an opinion is written, sent, answered and read', async ({ page, newVisitor, troubles }) => {
  test.slow();
  troubles.expect(/404/);
  await write(page);
  await goOn(page, 'check');
  await expect(find.answer(page, 'text')).toHaveText(WORDS);
  expect(await said(page, '#answer-subject')).toBe('2-2 こども・若者');
  await expect(find.answer(page, 'subject').locator('ruby').first()).toBeVisible();
  expect(await said(page, '#answer-kind')).toBe('して ほしい');
  expect(await said(page, '#unanswered')).toBe('こたえて いない こと：あなたは どんな 人か・住んで いる ところ・メールアドレス');
  await check.accessible(page);
  await button(page, '送る').click();
  await expect(page).toHaveURL(/\/easy\/opinions\/[0-9A-Z-]{23}$/);
  await follow(page);

  await publishAndAnswer(await (await newVisitor()).newPage());

  await page.reload();
  expect(await said(page, '.track__stop[aria-current=step] .track__label')).toContain('返事を しました');
  expect(await said(page, '.answer__text')).toBe(ANSWER);
  await expect(page.locator('.answer__text'), 'who uses a reader hears another language').toHaveAttribute('lang', 'ja');
  await check.accessible(page);
  await check.fitsEveryPhone(page);
  await page.getByRole('link', { name: find.spaced('みんなが 見る ページを 見る') }).click();
  await expect(page).toHaveURL(/\/easy\/voices\/\d+$/);
  await expect(find.heading(page)).toContainText('ベンチを');
  await page.getByRole('button', { name: find.spaced('わたしも そう 思います') }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto('/easy/voices?policy=2-2');
  await expect(page.locator('.voice-list__item').filter({ hasText: 'ふやして' })).toHaveCount(1);
  await check.accessible(page);
  await check.fitsEveryPhone(page);
});

test('the line over every page is one line', async ({ page }) => {
  await page.goto('/easy');
  const band = page.locator('.standing-band');
  const [words, more] = [band.locator('.standing-band__words'), band.getByRole('link')];
  expect((await more.boundingBox())!.y).toBeLessThan((await words.boundingBox())!.y + 22);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the server asks again, shows what will be sent, and takes it', async ({ page, troubles }) => {
    troubles.expect(/^request: csp/, /404|422/);
    await page.goto('/easy/opinions/new?about=000-2-2');
    await find.text(page).fill(WORDS);
    await goOn(page, 'about');
    await goOn(page, 'you');
    await action.formIsOldEnough(page);
    await button(page, 'もう一度 見る').click();
    await expect(find.fieldError(page, 'kind')).toContainText('えらんで ください。');
    await expect(find.text(page)).toHaveValue(WORDS);
    await expect(find.language(page)).toHaveValue('');
    await check.fitsEveryPhone(page);
    await find.kind(page, find.spaced('して ほしい')).check();
    await button(page, '送る').click();
    await follow(page);
  });

  test('what was typed goes along to another language and back', async ({ page, troubles }) => {
    troubles.expect(/^request: csp/);
    await page.goto('/en/opinions/new?about=000-2-2');
    await find.text(page).fill(WORDS);
    await page.locator('summary.languages__button').click();
    await page.getByRole('button', { name: 'やさしい にほんご', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja-simple');
    await expect(find.text(page)).toHaveValue(WORDS);
    await expect(find.subject(page)).toHaveValue('000-2-2');
    await page.locator('summary.languages__button').click();
    await page.getByRole('button', { name: '日本語', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(find.text(page)).toHaveValue(WORDS);
  });
});
