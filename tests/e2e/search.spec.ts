// The field on every page: it searches all documents, as one types.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { DIST, type Server } from './support/server';
import { nothingMoved, watchShifts } from './support/shifts';
import { expect, serverOf, test } from './support/test';

test('the first letters lead to the results, and Back to where the reader was', async ({ page }) => {
  await action.open(page, '/policies/2-2');
  await find.siteSearch(page).click();
  await page.keyboard.type('防災');
  await expect(find.heading(page)).toHaveText(/^「防災」の検索結果\d+件$/);
  await expect(find.siteSearch(page)).toBeFocused();
  await expect(find.siteSearch(page)).toHaveValue('防災');
  await expect(page).toHaveURL((url) => url.pathname === '/search' && url.searchParams.get('q') === '防災');
  await expect(find.liveCount(page)).toHaveText(/「防災」が\d+件見つかりました。/);
  await expect(page.locator('.hit mark').first()).toHaveText('防災');
  await page.goBack();
  await check.arrivedAt(page, /2-2/);
  await expect(find.siteSearch(page)).toHaveValue('');
});

test('a hit leads to its place, and Back to the results', async ({ page }) => {
  await action.open(page, '/');
  await find.siteSearch(page).fill('住宅確保要配慮者');
  await page.locator('.hit__link[href$="/policies/4-10#measure-1"]').click();
  await expect(page).toHaveURL(/\/policies\/4-10#measure-1$/);
  await expect(page.locator('#measure-1')).toBeInViewport();
  await page.goBack();
  await expect(find.siteSearch(page)).toHaveValue('住宅確保要配慮者');
  await expect(page.locator('.hit').first()).toBeVisible();
});

test('Enter goes to the results with the keyboard', async ({ page }) => {
  await action.open(page, '/about');
  await action.tabTo(page, find.siteSearch(page));
  await page.keyboard.type('津波');
  await page.keyboard.press('Enter');
  await check.arrivedAt(page, /^「津波」の検索結果\d+件$/);
  await expect(page.locator('.hit__link').first()).toBeVisible();
  const kinds = page.getByRole('navigation', { name: '結果の種類' }).getByRole('link');
  for (let at = 0, many = await kinds.count(); at <= many; at++) await page.keyboard.press('Tab');
  await expect(page.locator('.hit__link').first()).toBeFocused();
});

test('an address with words shows what they find, and so does a reload', async ({ page }) => {
  for (const words of ['ゴミ', 'ｺﾞﾐ', '%', 'a+b', '🌊', '"<b>']) {
    await action.open(page, `/search?q=${encodeURIComponent(words)}`);
    await expect(find.siteSearch(page)).toHaveValue(words);
    await expect(find.liveCount(page)).toContainText(`「${words}」`);
  }
});

/** What stands under the words, but for the voices, which come by themselves. */
const found = (page: Page): Promise<string> =>
  page.locator('#results').evaluate((results) => {
    const copy = results.cloneNode(true) as Element;
    copy.querySelector('.hits__voices')?.remove();
    return copy.innerHTML;
  });

for (const height of [440, 740, 1080]) {
  test(`in a window ${height} px high, words typed end up with all that their address shows`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height });
    await action.open(page, '/search');
    for (const words of ['子ども', '防災 公園', '鎌倉らしい', 'ありえないことば']) {
      await find.siteSearch(page).fill('');
      await find.siteSearch(page).pressSequentially(words);
      await expect(page).toHaveURL((url) => url.searchParams.get('q') === words);
      await expect(find.liveCount(page)).toContainText(`「${words}」`);
      await action.readCount(page);
      const typed = await found(page);
      await action.reload(page);
      await expect.poll(() => found(page)).toBe(typed);
    }
  });
}

test('more of one kind can be asked for, and all kinds again', async ({ page }) => {
  await action.open(page, `/search?q=${encodeURIComponent('支援')}`);
  await page.getByRole('link', { name: '主な取組をもっと見る' }).click();
  await expect(page.locator('.hits')).toHaveCount(1);
  await expect(page.locator('.hit').nth(3)).toBeVisible();
  await page.getByRole('link', { name: '主な取組のほかもさがす' }).click();
  await expect(page.locator('.hits').nth(1)).toBeVisible();
});

test('the kinds stand in one order, whatever was asked for, and a row above leads to each', async ({ page }) => {
  const order = ['施策', '主な取組', '声と市の回答', '成果指標', '用語', '将来目標', '基本構想・基本計画', '総合戦略', '以前の実施計画'];
  for (const words of ['子育て', '防災', 'IoT', '人口']) {
    await action.open(page, `/search?q=${encodeURIComponent(words)}`);
    const ways = page.getByRole('navigation', { name: '結果の種類' }).getByRole('link');
    await expect(ways.first()).toBeVisible();
    const named = (texts: string[]) => texts.map((text) => text.replace(/\d+件$/, '').trim());
    const kinds = named(await ways.allTextContents());
    expect(kinds).toEqual(order.filter((kind) => kinds.includes(kind)));
    const sections = named(await page.locator('.hits__heading:not(#nearest)').allTextContents());
    expect(sections).toEqual(kinds);
    await ways.last().click();
    await expect(page.locator('.hits').last()).toBeInViewport();
    await expect(page).toHaveURL(/\?q=[^#]+#hits-/);
  }
});

test('what is nearest stands first, whatever its kind', async ({ page }) => {
  await action.open(page, `/search?q=${encodeURIComponent('議会だより')}`);
  await expect(page.locator('.hit').first()).toContainText('議会');
  await expect(page.locator('.hits__heading').first()).toHaveText('いちばん近いもの');
});

test.describe('voices among the results', () => {
  const published = test.extend<object, { runningServer: Server }>({ runningServer: serverOf(DIST, ['--demo']) });
  const place = (page: Page) => page.locator('#hits-voices');

  for (const size of [check.PHONE, check.DESK]) {
    published(`come in their place and move nothing, ${size.width} px wide`, async ({ page }) => {
      await page.setViewportSize(size);
      await watchShifts(page);
      await action.open(page, `/search?q=${encodeURIComponent('避難所')}`);
      // In view when they come, as for who has scrolled there already.
      await place(page).scrollIntoViewIfNeeded();
      await expect(place(page).locator('mark')).toHaveText('避難所');
      await expect(place(page).getByRole('link', { name: '公開された声を読む（1件）' })).toBeVisible();
      await nothingMoved(page, 'voices');
      await check.accessible(page);
      await find.siteSearch(page).fill('公園');
      await expect(place(page)).toContainText('公開された声はまだありません');
      await expect(find.siteSearch(page)).toBeFocused();
      await expect(find.liveCount(page)).toHaveText(/「公園」が\d+件見つかりました。/);
    });
  }

  published('stay a link where they do not come', async ({ page, troubles }) => {
    troubles.expect(/voices\/latest|ERR_FAILED/);
    await page.route('**/voices/latest?q=*', (route) => route.abort());
    await action.open(page, '/search');
    await find.siteSearch(page).fill('避難所');
    await expect(place(page)).toContainText('通信がつながっているときに');
    await place(page).getByRole('link').click();
    await check.arrivedAt(page, '公開された声');
    await expect(page.locator('.voice')).toHaveCount(1);
  });
});

test('a thing in the street leads to the policy for it, and what no policy is for to an opinion', async ({ page }) => {
  await action.open(page, `/search?q=${encodeURIComponent('ベンチ')}`);
  await expect(page.locator('.hit__context').first()).toHaveText('施策4-9 公園');
  await expect(page.locator('#results')).not.toContainText('ベンチャー');
  await find.siteSearch(page).fill('保育園');
  await expect(find.liveCount(page)).toHaveText(/「保育園」が\d+件見つかりました。/);
  await expect(page.locator('.hit mark').first()).toHaveText('保育所');
  await find.siteSearch(page).fill('競馬');
  await expect(find.liveCount(page)).toHaveText('「競馬」は見つかりませんでした。');
  await page.getByRole('link', { name: '計画にないことを、意見として送る' }).click();
  await expect(page).toHaveURL(/\/opinions\/new$/);
});

test('words that nothing has say what to try', async ({ page }) => {
  await action.open(page, '/');
  await find.siteSearch(page).fill('ぷょぺゅ');
  await expect(find.liveCount(page)).toHaveText('「ぷょぺゅ」は見つかりませんでした。');
  await expect(page.getByRole('link', { name: '計画にないことを、意見として送る' })).toBeVisible();
  await find.siteSearch(page).fill('');
  await expect(find.liveCount(page)).toHaveText('さがすことばを、ページの上の欄に入れてください。');
});

test('an index that does not come says so, and comes when asked for again', async ({ page, troubles }) => {
  troubles.expect(/search-index|ERR_FAILED/);
  await page.route('**/search-index.txt', (route) => route.abort());
  await action.open(page, `/search?q=${encodeURIComponent('防災')}`);
  await expect(find.liveCount(page)).toHaveText('さがすためのデータを読み込めませんでした。');
  await check.accessible(page);
  await page.unroute('**/search-index.txt');
  await page.getByRole('button', { name: 'もう一度さがす' }).click();
  await expect(page.locator('.hit').first()).toBeVisible();
});
