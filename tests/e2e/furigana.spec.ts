// Furigana: shown where the reader asks for them, on everything that is read, and nowhere else.

import type { Locator, Page } from '@playwright/test';

import { Storage } from '../../web/contract';
import * as action from './support/action';
import { loadedAssets } from './support/assets';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { expect, test } from './support/test';

/** A button of the foot, which is in every page. */
const choice = (page: Page, asked: 'off' | 'on' | 'kana'): Locator => page.locator(`.footer [data-ruby=${asked}]`);

/** The texts with kanji in Japanese that have no furigana, but for what is announced, drawn or chosen in a list, and for residents' words. */
const bare = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const passed = 'ruby, script, style, noscript, svg, textarea, select, output, [role=status], [role=alert], [aria-live], [translate=no], [dir=auto]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
      if (/[一-鿿々]/.test(node.data) && !node.parentElement!.closest(passed) && node.parentElement!.closest<HTMLElement>('[lang]')!.lang.startsWith('ja')) texts.push(node.data.trim());
    return texts;
  });

const countRuby = (page: Page): Promise<number> => page.locator('ruby, rt, rp, [data-kana]').count();
const whole = (page: Page): Promise<string | null> => page.locator('main').textContent();
const finds = (page: Page, words: string): Promise<string> =>
  page.evaluate((words) => {
    getSelection()!.removeAllRanges();
    (window as unknown as { find: (...how: unknown[]) => boolean }).find(words, false, false, true);
    return getSelection()!.toString();
  }, words);

/** What assistive technology reads of the controls and headings of a page. */
async function told(page: Page): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const named = nodes.filter(({ role }) => ['button', 'link', 'heading', 'textbox', 'group', 'radio'].includes(role?.value));
  return named.map(({ role, name }) => [role?.value, name?.value]);
}

async function choose(page: Page, asked: 'off' | 'on' | 'kana'): Promise<void> {
  await choice(page, asked).click();
  await expect(choice(page, asked)).toHaveAttribute('aria-pressed', 'true');
}

test('furigana come when asked for, are kept on the device, and leave nothing behind', async ({ page }) => {
  await action.open(page, '/policies/2-2');
  // A script of its own brings it, once the app answers.
  await expect(page.getByRole('button', { name: 'あとで読む' })).toBeVisible();
  const before = await whole(page);
  expect(await countRuby(page)).toBe(0);
  expect((await loadedAssets(page)).filter(({ path }) => path.includes('/ruby-'))).toEqual([]);
  await choose(page, 'on');
  await expect.poll(() => bare(page)).toEqual([]);
  const word = page.locator('main ruby').filter({ hasText: /^自立$/ }).first();
  expect(await word.evaluate((ruby) => getComputedStyle(ruby.querySelector('rt')!, '::before').content)).toBe('"じりつ"');
  expect(await whole(page)).toBe(before);

  await action.open(page, '/about');
  await expect.poll(() => bare(page)).toEqual([]);
  await choose(page, 'off');
  await expect.poll(() => countRuby(page)).toBe(0);
  expect(await page.evaluate((key) => localStorage.getItem(key), Storage.RUBY)).toBeNull();
  await action.reload(page);
  expect(await countRuby(page)).toBe(0);
});

test('what is copied, found and named is what it was', async ({ page }) => {
  await action.open(page, '/policies/2-2');
  const goal = 'ひとしく豊かな人間性及び社会性を身につけて';
  // A script of its own brings it, once the app answers.
  await expect(page.getByRole('button', { name: 'あとで読む' })).toBeVisible();
  const before = await told(page);
  const labels = await page.locator('[title], [aria-label]').evaluateAll((all) => all.map((it) => [it.getAttribute('title'), it.ariaLabel]));
  for (const way of ['on', 'kana'] as const) {
    await choose(page, way);
    await expect.poll(() => bare(page)).toEqual([]);
    expect(await finds(page, goal)).toBe(goal);
    expect(await told(page)).toEqual(before);
    expect(await page.locator('[title], [aria-label]').evaluateAll((all) => all.map((it) => [it.getAttribute('title'), it.ariaLabel]))).toEqual(labels);
    await expect(page).toHaveTitle(/こども・若者/);
  }
});

test('kana take the place of the kanji where the reader wants that', async ({ page }) => {
  await action.open(page, '/goals');
  await choose(page, 'kana');
  const word = page.locator('main ruby').first();
  await expect(word).toBeVisible();
  const sizes = await word.evaluate((ruby) => [ruby.querySelector('span')!.getBoundingClientRect().width, ruby.querySelector('rt')!.getBoundingClientRect().width]);
  expect(sizes[0]).toBe(0);
  expect(sizes[1]).toBeGreaterThan(10);
});

test('kana, which are longer than their kanji, fit a phone with text at twice its size', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/policies?ruby=kana');
  await expect(page.locator('.view-switch ruby').first()).toBeVisible();
  await expect.poll(() => bare(page)).toEqual([]);
  await check.fitsEveryPhone(page);
});

test('a link asks for furigana for as long as its tab is open', async ({ page, context }) => {
  await action.open(page, '/policies?ruby=1');
  await expect.poll(() => bare(page)).toEqual([]);
  await action.open(page, '/goals');
  await expect.poll(() => bare(page)).toEqual([]);
  const other = await context.newPage();
  await action.open(other, '/goals');
  expect(await countRuby(other)).toBe(0);
});

test('what the app changes has furigana, but not what is announced', async ({ page }) => {
  await action.open(page, '/policies?ruby=1');
  await expect(page.locator('h1 ruby').first()).toBeVisible();
  if (await find.panel(page).isVisible()) await find.panel(page).click();
  await find.choice(page, 'life-stage', 'senior').click();
  await expect(page).toHaveURL(/life-stage=senior/);
  await expect.poll(() => bare(page)).toEqual([]);
  await action.open(page, '/opinions/new?ruby=1');
  await page.locator('#opinion-form textarea').first().fill('通学路を明るくしてほしい。');
  // What the test's library calls a link has blanks around its furigana.
  await find.shownStep(page).locator('a').filter({ hasText: '次へ' }).click();
  await expect(find.shownStep(page).locator('h2').first()).toHaveText(find.QUESTIONS.about);
  await expect.poll(() => bare(page)).toEqual([]);
  expect(await page.locator('[role=status] ruby, [aria-live] ruby, textarea ruby, option ruby').count()).toBe(0);
  await page.locator('.header__link[href="/policies"]').click();
  await expect(page.locator('h1 ruby').first()).toBeVisible();
  await expect.poll(() => bare(page)).toEqual([]);
});

test('a button is pressed on its furigana as beside them', async ({ page }) => {
  await action.open(page, '/opinions/new?ruby=1');
  const starter = page.locator('[data-starter]').filter({ hasText: '困っていること' });
  await expect(starter.locator('ruby').first()).toBeVisible();
  // What gets its furigana later moves the button.
  await expect.poll(() => bare(page)).toEqual([]);
  const box = (await starter.locator('ruby').first().boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('#opinion-form textarea').first()).not.toHaveValue('');
});

test('what residents wrote has furigana only where a word is sure', async ({ page }) => {
  await action.open(page, '/voices?ruby=1');
  await expect(page.locator('h1 ruby').first()).toBeVisible();
  await expect.poll(() => bare(page)).toEqual([]);
});

test('a page costs at most a fifth more with furigana, and the readings are fetched once', async ({ page }) => {
  const total = async () => (await loadedAssets(page)).reduce((sum, { transferred }) => sum + transferred, 0);
  await action.open(page, '/policies/2-2');
  const without = await total();
  await page.context().clearCookies();
  await action.open(page, '/policies/2-2?ruby=1');
  await expect.poll(() => bare(page)).toEqual([]);
  const added = (await loadedAssets(page)).filter(({ path }) => path.includes('/ruby-'));
  expect(added).toHaveLength(3);
  const readings = added.reduce((sum, { transferred }) => sum + transferred, 0);
  expect(readings).toBeLessThan(without * 0.2);
  await action.open(page, '/goals');
  await expect.poll(() => bare(page)).toEqual([]);
  expect((await loadedAssets(page)).filter(({ path, transferred }) => path.includes('/ruby-') && transferred > 0)).toEqual([]);
});

test('without scripts nothing is offered and nothing is missing', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin });
  const page = await context.newPage();
  await page.goto('/policies/2-2?ruby=1');
  await expect(choice(page, 'on')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2-2 こども・若者');
  await context.close();
});

test('a visitor of a kiosk has furigana until the visit ends', async ({ page, context, server }) => {
  await kiosk.setUp(context, server);
  await kiosk.come(page);
  const button = page.locator('.kiosk-bar').getByRole('button', { name: 'ふりがな' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => bare(page)).toEqual([]);
  await page.locator('.header__link[href="/policies"]').click();
  await expect(page.locator('h1 ruby').first()).toBeVisible();
  expect(await page.evaluate((key) => [localStorage.getItem(key), sessionStorage.getItem(key)], Storage.RUBY)).toEqual([null, 'on']);
  await kiosk.control(page, 'おわる').click();
  await kiosk.question(page).locator('[data-kiosk=erase]').click();
  await expect(kiosk.invitation(page)).toBeVisible();
  await expect.poll(() => countRuby(page)).toBe(0);
});
