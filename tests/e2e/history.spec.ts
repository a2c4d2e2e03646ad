// Back, Forward, reload, links from outside: the address says where the reader is, and nothing typed is lost.

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { STEPS } from './support/find';
import { expect, test } from './support/test';

test('Back and Forward go through the pages, each with its own heading, title and place', async ({ page }) => {
  await action.open(page, '/');
  await find.planLink(page).click();
  await check.arrivedAt(page, '計画を読む');
  await page.getByRole('link', { name: /^将来都市像と将来目標/ }).click();
  await check.arrivedAt(page, '将来都市像と将来目標');
  await page.locator('.goal-card').nth(1).click();
  await expect(page).toHaveURL(/\/goals\/2$/);
  await expect(find.heading(page)).not.toHaveText('将来都市像と将来目標');
  const goal = await find.heading(page).innerText();
  await expect(page).toHaveTitle(`${goal}｜鎌倉ミライ共創ナビ`);
  await page.goBack();
  await check.arrivedAt(page, '将来都市像と将来目標');
  await expect(page).toHaveTitle(/^将来都市像と将来目標/);
  await page.goBack();
  await check.arrivedAt(page, '計画を読む');
  await page.goBack();
  await expect(page).toHaveTitle(/^鎌倉ミライ共創ナビ/);
  await expect(find.heading(page)).toBeFocused();
  for (let steps = 0; steps < 3; steps += 1) await page.goForward();
  await check.arrivedAt(page, goal);
  await action.reload(page);
  await expect(find.heading(page)).toHaveText(goal);
  await check.arrivedAtAddress(page, '/goals/2');
});

test('a new page begins at its top, and Back returns to where the reader was', async ({ page }) => {
  await action.open(page, '/policies');
  const link = find.links(page).nth(30);
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1000);
  await link.click();
  await expect(page.locator('.policy-page')).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(5);
  await page.goBack();
  await expect(find.cards(page)).toHaveCount(43);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 200);
});

test('each choice of the filter is a step that Back takes back', async ({ page }) => {
  await action.open(page, '/policies');
  await find.choice(page, 'life-stage', 'infant').check();
  await expect(page).toHaveURL(/\/policies\?life-stage=infant$/);
  await find.choice(page, 'chapter', 'living').check();
  await expect(page).toHaveURL(/\/policies\?life-stage=infant&chapter=living$/);
  const both = await action.readCount(page);
  await page.goBack();
  await expect(find.choice(page, 'chapter', 'living')).not.toBeChecked();
  await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
  await page.goBack();
  await expect(find.choice(page, 'life-stage', 'infant')).not.toBeChecked();
  await expect(find.cards(page)).toHaveCount(43);
  await page.goForward();
  await page.goForward();
  await expect(find.liveCount(page)).toHaveText(both);
  await action.reload(page);
  await expect(find.liveCount(page)).toHaveText(both);
  await expect(find.choice(page, 'chapter', 'living')).toBeChecked();
  await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
});

test('typed words do not fill the history: Back leads to the page before', async ({ page }) => {
  await action.open(page, '/');
  await page.getByRole('link', { name: 'まちの取組', exact: true }).click();
  await find.words(page).pressSequentially('防災');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === '防災');
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await page.goForward();
  await expect(find.words(page)).toHaveValue('防災');
});

test('leaving a filtered list for a policy and coming back finds the list as it was', async ({ page }) => {
  await action.open(page, '/policies?partner=citizens&q=海');
  const count = await action.readCount(page);
  await page.locator('.policy-card__link').first().click();
  await expect(page.locator('.policy-page')).toBeVisible();
  await page.goBack();
  await expect(find.liveCount(page)).toHaveText(count);
  await expect(find.words(page)).toHaveValue('海');
  await expect(find.choice(page, 'partner', 'citizens')).toBeChecked();
});

test('a link with many choices opens with all of them', async ({ page }) => {
  const address =
    '/policies?life-stage=infant&life-stage=parenting&situation=carer&partner=citizens&chapter=people&chapter=living&q=%E6%94%AF%E6%8F%B4';
  await action.open(page, address);
  await check.arrivedAtAddress(page, address);
  for (const [key, id] of [
    ['life-stage', 'infant'],
    ['life-stage', 'parenting'],
    ['situation', 'carer'],
    ['partner', 'citizens'],
    ['chapter', 'people'],
    ['chapter', 'living'],
  ]) {
    // A group with a choice made in it stands open.
    await expect(find.choice(page, key, id)).toBeChecked();
    await expect(find.choice(page, key, id)).toBeVisible();
  }
  await expect(find.words(page)).toHaveValue('支援');
  await expect(find.chips(page)).toHaveCount(7);
});

const ODD_WORDS = ['%', '%25', '%E3%81', '+', 'a+b c', '100%', 'ＩＣＴ　推進', '🌊👨‍👩‍👧', 'ｽﾎﾟｰﾂ', '<script>alert(1)</script>', '&q=#?', '"\'\\', ' 前後の空白 ', '.*[('];

for (const typed of ODD_WORDS) {
  test(`the words ${JSON.stringify(typed)} are looked for as they were typed`, async ({ page }) => {
    await action.open(page, '/policies');
    await find.words(page).fill(typed);
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === typed);
    await expect(find.words(page)).toHaveValue(typed);
    const count = await action.readCount(page);
    const address = check.address(page);
    await action.reload(page);
    await expect(find.words(page)).toHaveValue(typed);
    await expect(find.liveCount(page)).toHaveText(count);
    await check.arrivedAtAddress(page, address);
    // As another browser may spell it.
    await action.open(page, `/policies?q=${encodeURIComponent(typed)}`);
    await expect(find.words(page)).toHaveValue(typed);
    await expect(find.liveCount(page)).toHaveText(count);
    await expect(page.locator('script:not([src]):not([type="application/json"])')).toHaveCount(0);
  });
}

test('half-width and full-width words find the same', async ({ page }) => {
  const found: string[] = [];
  for (const typed of ['ｽﾎﾟｰﾂ', 'スポーツ', 'すぽーつ']) {
    await action.open(page, `/policies?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('.results mark').first()).toHaveText('スポーツ');
    found.push(await action.readCount(page));
  }
  expect(new Set(found).size).toBe(1);
});

const ODD_QUERIES = [
  '?q=%',
  '?q=%ff',
  '?q=%E3%81',
  '?q=a&q=b',
  '?life-stage=nobody',
  '?life-stage=infant&life-stage=infant',
  '?=&&=',
  '?q',
  '?Q=a',
  '?q=a;b',
  `?q=${'長'.repeat(700)}`,
];

test('a list opens however its address is spelt', async ({ page }) => {
  for (const query of ODD_QUERIES) {
    const response = await action.open(page, `/policies${query}`);
    expect(response?.status(), query).toBe(200);
    await expect(find.heading(page), query).toHaveText(/取組/);
    await expect(find.liveCount(page), query).toHaveText(/施策/);
  }
});

test('Back and Forward go through the steps of the form', async ({ page }) => {
  await action.writeOpinion(page, { text: 'ひとつの意見', contact: 'a@example.jp' });
  for (const step of [...STEPS].reverse().slice(1)) {
    await page.goBack();
    await check.arrivedAtStep(page, step);
  }
  for (const step of STEPS.slice(1)) {
    await page.goForward();
    await check.arrivedAtStep(page, step);
  }
  await expect(find.answer(page, 'text')).toHaveText('ひとつの意見');
  for (const step of [...STEPS].reverse().slice(1)) {
    await find.back(page).click();
    await check.arrivedAtStep(page, step);
  }
});

test('a reload keeps the step and everything typed', async ({ page }) => {
  await action.open(page, '/opinions/new?about=3-11');
  for (const [step, next] of STEPS.map((step, at) => [step, STEPS[at + 1]] as const)) {
    if (step === 'about') await find.kind(page, '心配').check();
    if (step === 'text') await find.text(page).fill('一行目\n二行目 <b>&amp; 🌊');
    if (step === 'you') {
      await page.getByRole('combobox', { name: /お住まいの地域/ }).selectOption({ index: 2 });
      await find.contact(page).fill('name@example.jp');
      await page.getByRole('checkbox', { name: /公開してもよい/ }).check();
    }
    await action.reload(page);
    await check.atStep(page, step);
    await expect(find.subject(page)).toHaveValue('000-3-11');
    if (step === 'about') await expect(find.kind(page, '心配')).toBeChecked();
    if (step === 'text') await expect(find.text(page)).toHaveValue('一行目\n二行目 <b>&amp; 🌊');
    if (step === 'you') {
      await expect(find.contact(page)).toHaveValue('name@example.jp');
      await expect(page.getByRole('checkbox', { name: /公開してもよい/ })).toBeChecked();
    }
    if (next) await action.goOn(page, next);
  }
  await expect(find.answer(page, 'text')).toHaveText('一行目\n二行目 <b>&amp; 🌊', { useInnerText: true });
  await expect(find.answer(page, 'area')).not.toHaveText('（なし）');
  await action.sendIt(page);
});

test('two tabs write two drafts, and neither changes the other', async ({ page, context }) => {
  await action.open(page, '/opinions/new?about=1-1');
  const other = await context.newPage();
  await action.open(other, '/opinions/new?about=2-2');
  for (const [tab, text] of [
    [page, '一つ目のタブ'],
    [other, '二つ目のタブ'],
  ] as const) {
    await find.text(tab).fill(text);
  }
  await action.reload(page);
  await expect(find.text(page)).toHaveValue('一つ目のタブ');
  await expect(find.subject(page)).toHaveValue('000-1-1');
  await action.reload(other);
  await expect(find.text(other)).toHaveValue('二つ目のタブ');
  await expect(find.subject(other)).toHaveValue('000-2-2');
});

test('a link into the middle of an empty form begins at its first question', async ({ page }) => {
  await action.open(page, '/opinions/new#you');
  await check.atStep(page, 'text');
  await find.text(page).fill('ことば');
  await check.atStep(page, 'text');
  await action.goOn(page, 'about');
});

test('Back from the receipt does not send again', async ({ page, server }) => {
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  const receipt = await action.sendIt(page);
  await page.goBack();
  await expect(find.heading(page)).toHaveText('意見を送る');
  await expect(find.text(page)).toHaveValue('');
  await page.goForward();
  await expect(find.receipt(page)).toHaveText(receipt);
  await action.reload(page);
  await expect(find.receipt(page)).toHaveText(receipt);
  expect(await server.stored(words)).toBe(1);
});

test('a link within a policy moves to the measure, and its address can be shared', async ({ page }) => {
  await action.open(page, '/policies/2-2#measure-3');
  await expect(page.locator('#measure-3')).toBeInViewport();
  await action.reload(page);
  await expect(page.locator('#measure-3')).toBeInViewport();
});

test('a page that does not come says so, and comes when it is asked for again', async ({ page, troubles }) => {
  troubles.expect(/ERR_FAILED|\/plan/);
  await action.open(page, '/');
  await page.route('**/plan', (route) => route.abort());
  await find.planLink(page).click();
  await check.arrivedAt(page, 'ページを読み込めませんでした');
  await check.accessible(page);
  await page.goBack();
  await expect(page).toHaveTitle(/^鎌倉ミライ共創ナビ/);
  await page.goForward();
  await check.arrivedAt(page, 'ページを読み込めませんでした');
  await page.unroute('**/plan');
  await page.getByRole('link', { name: 'もう一度読み込む' }).click();
  await action.ready(page);
  await expect(find.heading(page)).toHaveText('計画を読む');
});

test('of two pages asked for, the later one is shown, in whichever order they come', async ({ page }) => {
  await action.open(page, '/');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/plan', async (route) => {
    await held;
    await route.continue();
  });
  await find.planLink(page).click();
  await expect(page.locator('html[data-loading]')).toBeAttached();
  await page.getByRole('link', { name: 'このサイトについて・意見の扱い' }).click();
  await check.arrivedAt(page, 'このサイトについて');
  const late = page.waitForResponse('**/plan');
  release();
  await (await late).finished();
  await expect(page.locator('html[data-loading]')).not.toBeAttached();
  await expect(find.heading(page)).toHaveText('このサイトについて');
  await check.arrivedAtAddress(page, '/about');
});

test('an unknown address says so, with ways on', async ({ page, troubles }) => {
  troubles.expect(/404/);
  for (const address of ['/nothing', '/policies/9-9', '/goals/4', '/policies/2-2/x', '/%E3%81', '/%']) {
    const response = await action.open(page, address);
    expect(response?.status(), address).toBe(404);
    await expect(find.heading(page)).toHaveText('ページが見つかりません');
  }
  await page.getByRole('link', { name: '将来都市像と将来目標' }).click();
  await check.arrivedAt(page, '将来都市像と将来目標');
  await page.goBack();
  await check.arrivedAt(page, 'ページが見つかりません');
});

test('a slash at the end leads to the page', async ({ page }) => {
  const response = await action.open(page, '/policies/2-2/');
  expect(response?.status()).toBe(200);
  await check.arrivedAtAddress(page, '/policies/2-2');
});

test('links opened in a new tab stay the browser’s business', async ({ page, context }) => {
  await action.open(page, '/');
  const opened = context.waitForEvent('page');
  await find.planLink(page).click({ modifiers: ['Control'] });
  const tab = await opened;
  await action.ready(tab);
  await expect(find.heading(tab)).toHaveText('計画を読む');
  await check.arrivedAtAddress(page, '/');
});
