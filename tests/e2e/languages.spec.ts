// The plan in other languages: to be read without Japanese, found from every page, and never taken for the city's text.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import { nothingMoved, nothingMovedOnceRead, watchShifts } from './support/shifts';
import { expect, test } from './support/test';

const languages = (page: Page): Locator => page.locator('summary').filter({ hasText: 'Language' });

test('the same policy is a step away in each language, and the way back too', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/policies/2-2');
  for (const [language, name, path] of [
    ['やさしい にほんご', 'こども・若者', '/easy/policies/2-2'],
    ['English', 'Children and young people', '/en/policies/2-2'],
    ['简体中文', '儿童与青年', '/zh-hans/policies/2-2'],
    ['한국어', '아이·청년', '/ko/policies/2-2'],
    ['日本語', 'こども・若者', '/policies/2-2'],
  ] as const) {
    await languages(page).click();
    await page.getByRole('link', { name: language, exact: true }).click();
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  }
});

test('after the app has gone to another page, the languages lead to that one', async ({ page }) => {
  await action.open(page, '/');
  await page.getByRole('link', { name: 'まちの取組をさがす' }).click();
  await check.arrivedAt(page, 'まちの取組をさがす');
  await page.getByRole('link', { name: /防災/ }).first().click();
  await expect(page).toHaveURL(/\/policies\/1-1/);
  await languages(page).click();
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page).toHaveURL('/en/policies/1-1');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a page whose text is in Japanese alone says so in the language, and goes on in it', async ({ page }) => {
  await action.open(page, '/sources/000#contents');
  await languages(page).click();
  await page.getByRole('link', { name: '한국어', exact: true }).click();
  await expect(page).toHaveURL('/ko/sources/000#contents');
  await expect(page.getByText('여기부터는 일본어입니다.')).toBeVisible();
  await expect(page.locator('main [lang="ja"] a[href^="/policies"]')).toHaveCount(0);
  await page.locator('main [lang="ja"] a[href^="/ko/policies/"]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
});

test('a translation says that it is one, by a machine, and leads to the text that counts', async ({ page }) => {
  await page.goto('/en/policies/4-3');
  const note = page.getByText('A machine made it, and nobody at the city has checked it yet.');
  await expect(note).toBeVisible();
  await page.getByRole('link', { name: 'Read the Japanese text' }).click();
  await expect(page).toHaveURL('/policies/4-3');
});

test('a link to the form keeps the policy and the language', async ({ page }) => {
  await page.goto('/en/policies/4-3');
  const link = page.getByRole('link', { name: 'Send an opinion on this policy' }).first();
  await expect(link).not.toHaveAttribute('hreflang');
  await link.click();
  await expect(page).toHaveURL('/en/opinions/new?about=000-4-3');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the languages are reached and opened by the keyboard alone', async ({ page }) => {
  await action.open(page, '/policies/2-2');
  const summary = languages(page);
  await action.tabTo(page, summary);
  await page.keyboard.press('Enter');
  for (const language of ['日本語', 'やさしい にほんご', 'English']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: language, exact: true })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/policies/2-2');
});

test('in another site’s frame a translation stays in its language', async ({ request }) => {
  const framed = await request.get('/ko/policies/2-2', { headers: { 'Sec-Fetch-Dest': 'iframe' } });
  const html = await framed.text();
  expect(html).toContain('data-framed lang="ko"');
  expect(html).toContain('아이·청년');
});

const LOOKED_AT = [
  '/en',
  '/en/policies/2-2',
  '/en/policies?life-stage=infant',
  '/en/search?q=garbage',
  '/en/opinions',
  '/en/voices',
  '/ko/policies',
  '/ko/policies/5-5',
  '/ko/search',
  '/ko/opinions/new?about=000-2-2',
  '/zh-hans',
  '/zh-hans/policies/3-11',
  '/zh-hans/opinions/new',
  '/easy',
  '/easy/policies/2-2',
  '/easy/search?q=ごみ',
  '/easy/opinions/new',
  '/easy/voices',
];

/** Words of Latin letters that stand on two lines, as no reader of theirs would break them. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.parentElement!.checkVisibility() || text.parentElement!.closest('[lang="ja"], .visually-hidden')) continue;
      for (const { 0: word, index } of text.nodeValue!.matchAll(/(?<![\w./@-])[A-Za-z]{3,}(?![\w./@-])/g)) {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
    return broken;
  });
}

test('each kind of translated page fits a phone and moves nothing', async ({ page }) => {
  test.slow();
  await page.setViewportSize(check.PHONE);
  await watchShifts(page);
  for (const address of LOOKED_AT) {
    await page.goto(address);
    await (address.startsWith('/easy') ? nothingMovedOnceRead : nothingMoved)(page, address);
    expect(await brokenWords(page), address).toEqual([]);
    await check.fitsEveryPhone(page);
    await check.hasTargets(page, 44);
  }
});
