// The app attaches to the page that stands there: nothing of it is made again, and what the reader
// did before stays as it is.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { changedNodes, noteNodes } from './support/nodes';
import { PAGE_KINDS } from './support/pages';
import type { Server } from './support/server';
import { expect, serverOf, test as base } from './support/test';

// Its own server: voices that others have published come to home after the app.
const test = base.extend<object, { runningServer: Server }>({ runningServer: serverOf() });

/** What the check page says, which only the app knows, and the example that a script of its own makes. */
const DIFFERS = '.check-list__value, #unanswered, .snippet__code, .snippet-preview';

/** Opens a page to which the app comes when it is let go. */
async function openBefore(page: Page, address: string): Promise<() => Promise<void>> {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return async () => {
    await noteNodes(page, DIFFERS);
    letGo();
    await action.ready(page);
    await action.painted(page);
  };
}

const nothingGone = async (page: Page, what: string): Promise<void> => {
  expect((await changedNodes(page)).gone, what).toEqual([]);
};

// Scripts of their own bring what only some devices have; nothing of what stands there makes way.
const CHOSEN_LISTS = ['/policies?view=full', '/policies?life-stage=infant&situation=carer', '/policies?q=防災&chapter=town&partner=citizens'];
const GROUP = 12;
const ADDRESSES = [...PAGE_KINDS, ...CHOSEN_LISTS, '/search?q=防災&kind=policy', '/opinions/new?about=000-2-2', '/opinions/new?about=000-2-2-1#about', '/voices'];
for (let start = 0; start < ADDRESSES.length; start += GROUP) {
  const addresses = ADDRESSES.slice(start, start + GROUP);
  test(`no node is made again: ${addresses.join(' ')}`, async ({ page }) => {
    test.setTimeout(GROUP * 30_000);
    for (const address of addresses) {
      await (await openBefore(page, address))();
      await nothingGone(page, address);
      await page.unroute('**/*.wasm');
    }
  });
}

test('no node of a receipt’s page is made again', async ({ page }) => {
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await action.sendIt(page);
  await (await openBefore(page, check.address(page)))();
  await nothingGone(page, 'receipt');
});

test('the form: what was typed, chosen, opened, selected and scrolled stays, with the focus', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  const takeOver = await openBefore(page, '/opinions/new?about=000-2-2');
  const words = Array.from({ length: 30 }, (_, line) => `${line}行目のことば`).join('\n');
  await find.text(page).fill(words);
  await find.text(page).evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.setSelectionRange(20, 40, 'backward');
    field.scrollTop = 55;
    scrollTo(0, 90);
  });
  await takeOver();
  await nothingGone(page, 'form');
  await expect(find.text(page)).toBeFocused();
  const kept = await find.text(page).evaluate((field: HTMLTextAreaElement) => {
    const { value, selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
    return { value, selectionStart, selectionEnd, selectionDirection, scrollTop, scrollY };
  });
  expect(kept).toEqual({ value: words, selectionStart: 20, selectionEnd: 40, selectionDirection: 'backward', scrollTop: 55, scrollY: 90 });
  await action.goOn(page, 'about');
  await find.kind(page, '提案').check();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'text')).toHaveText(words, { useInnerText: true });
});

test('the form: choices made in its steps stay, and what was unfolded there', async ({ page }) => {
  const takeOver = await openBefore(page, '/opinions/new?about=000-2-2');
  await find.text(page).fill('ことば');
  await action.goOn(page, 'about');
  await page.locator('#subject-doors summary').click();
  await find.kind(page, '心配').check();
  await action.goOn(page, 'you');
  await page.getByRole('combobox', { name: /お住まいの地域/ }).selectOption({ index: 2 });
  await page.getByRole('checkbox', { name: /公開してもよい/ }).check();
  await find.contact(page).focus();
  await takeOver();
  await nothingGone(page, 'form');
  await check.atStep(page, 'you');
  await expect(find.contact(page)).toBeFocused();
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'subject')).toContainText('2-2');
  await expect(find.answer(page, 'kind')).toHaveText('心配');
  await expect(find.answer(page, 'area')).not.toHaveText('（なし）');
  await expect(find.answer(page, 'may-publish')).not.toHaveText('いいえ');
});

test('the form: another subject than the address names, chosen before, is the draft’s', async ({ page }) => {
  const takeOver = await openBefore(page, '/opinions/new?about=000-2-2');
  await find.text(page).fill('ことば');
  await action.goOn(page, 'about');
  await page.locator('#subject-doors summary').click();
  await find.card(page, 'plan').check();
  await takeOver();
  await expect(page.locator('#subject-doors')).toHaveAttribute('open', '');
  await expect(find.subject(page)).toHaveValue('plan');
  await find.kind(page, '提案').check();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'subject')).toHaveText('計画全体');
});

test('the form: what the browser filled in without a word to scripts is sent', async ({ page }) => {
  const takeOver = await openBefore(page, '/opinions/new?about=plan#you');
  await page.evaluate(() => {
    (document.querySelector('#field-contact') as HTMLInputElement).value = 'name@example.jp';
  });
  await takeOver();
  await nothingGone(page, 'form');
  await expect(find.contact(page)).toHaveValue('name@example.jp');
  await check.atStep(page, 'you');
  await expect(find.answer(page, 'contact')).toHaveText('name@example.jp');
});

test('the list: what was typed, ticked, opened, selected and scrolled stays, with the focus', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  const takeOver = await openBefore(page, '/policies?life-stage=infant');
  await find.panel(page).click();
  await find.choice(page, 'chapter', 'people').check();
  await find.words(page).focus();
  await page.keyboard.type('abc');
  await find.words(page).evaluate((field: HTMLInputElement) => field.setSelectionRange(1, 2));
  const scrolled = await page.evaluate(() => {
    scrollBy(0, 40);
    return scrollY;
  });
  const field = await find.words(page).elementHandle();
  await takeOver();
  await expect(page.locator('.filter-panel')).toHaveAttribute('open', '');
  await expect(find.choice(page, 'chapter', 'people')).toBeChecked();
  await expect(find.words(page)).toBeFocused();
  expect(await field!.evaluate((input: HTMLInputElement) => [input.isConnected, input.value, input.selectionStart, input.selectionEnd])).toEqual([true, 'abc', 1, 2]);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect(page).toHaveURL(/\?life-stage=infant&chapter=people&q=abc$/);
});

test('the list: a text that was selected stays selected, and an unfolded chapter unfolded', async ({ page }) => {
  const takeOver = await openBefore(page, '/policies?life-stage=infant');
  const chapter = page.locator('.chapter-fold').nth(1);
  await chapter.locator('summary').click();
  const selected = await chapter.evaluate((fold) => {
    getSelection()!.selectAllChildren(fold.querySelector('.policy-card__link')!);
    return getSelection()!.toString();
  });
  await takeOver();
  const { gone, made } = await changedNodes(page);
  expect(gone).toEqual([]);
  expect(made).toEqual([]);
  await expect(chapter).toHaveAttribute('open', '');
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(selected);
});

test('the search: the field over the page keeps its words and its caret, and the hits stand', async ({ page }) => {
  const takeOver = await openBefore(page, '/search?q=防災');
  await find.siteSearch(page).evaluate((field: HTMLInputElement) => {
    field.focus();
    field.setSelectionRange(1, 1);
  });
  const scrolled = await page.evaluate(() => {
    scrollTo(0, 120);
    return scrollY;
  });
  await takeOver();
  await nothingGone(page, 'search');
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect(find.siteSearch(page)).toBeFocused();
  expect(await find.siteSearch(page).evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(1);
  // It answers.
  await page.keyboard.type('と');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === '防と災');
});

test('the search: other words typed before lead to what they find', async ({ page }) => {
  const takeOver = await openBefore(page, '/search?q=防災');
  await find.siteSearch(page).fill('子育て');
  await takeOver();
  await expect(find.siteSearch(page)).toBeFocused();
  await expect(find.heading(page)).toHaveText(/^「子育て」の検索結果/);
});

test('after Back, what the browser brings back of the list and of the form stays', async ({ page }) => {
  const before = { waitUntil: 'domcontentloaded' } as const;
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/opinions/new?about=000-2-2', before);
  await find.text(page).fill('ことば');
  await page.goto('/policies', before);
  await find.choice(page, 'chapter', 'living').check();
  await page.goto('/icon.svg');
  await page.goBack(before);
  await expect(find.choice(page, 'chapter', 'living')).toBeChecked();
  letGo();
  await action.ready(page);
  await expect(find.choice(page, 'chapter', 'living')).toBeChecked();
  await expect(page).toHaveURL(/\/policies\?chapter=living$/);
  // The choice was a step of its own.
  await page.goBack();
  await expect(find.choice(page, 'chapter', 'living')).not.toBeChecked();
  await page.goBack(before);
  await action.ready(page);
  await expect(find.text(page)).toHaveValue('ことば');
  await action.goOn(page, 'about');
  await expect(find.subject(page)).toHaveValue('000-2-2');
});

test('where the address says more than the file, only what differs is made', async ({ page }) => {
  // As the offline copy answers.
  await page.route('**/policies?*', async (route) => {
    const { origin } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${origin}/policies` }) });
  });
  const takeOver = await openBefore(page, '/policies?chapter=living&partner=citizens');
  const parts = ['.header', '.filter-panel form', '#words', '#results', '.results__ways', 'h1', '.footer'];
  const standing = await Promise.all(parts.map((part) => page.locator(part).first().elementHandle()));
  await takeOver();
  await expect(find.chips(page)).toHaveCount(2);
  await expect(find.choice(page, 'chapter', 'living')).toBeChecked();
  for (const [at, part] of standing.entries()) expect(await part!.evaluate((element) => element.isConnected), parts[at]).toBe(true);
  const [shown, cards] = [await find.liveCount(page).innerText(), await find.cards(page).count()];
  await page.unroute('**/policies?*');
  await action.reload(page);
  await expect(find.liveCount(page)).toHaveText(shown);
  await expect(find.cards(page)).toHaveCount(cards);
});
