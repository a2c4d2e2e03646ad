// Words that are being composed with an input method: nothing is made of them before they are done.

import type { CDPSession, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

/** The input method of a page, as far as a page notices it. */
class InputMethod {
  private constructor(private readonly devtools: CDPSession) {}

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Composes letter by letter. */
  async compose(...readings: string[]): Promise<void> {
    for (const text of readings) {
      await this.devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
  }

  /** Puts the words in the reading's place. */
  async commit(text: string): Promise<void> {
    await this.devtools.send('Input.insertText', { text });
  }
}

/** Whatever a live region says from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status]');
        if (region?.textContent) said.push(region.textContent);
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test('the list looks for words once they are composed', async ({ page }) => {
  // With words in its address the list has its index before it answers; without it, it would also say that it looks.
  await action.open(page, '/policies?q=海');
  await find.words(page).fill('');
  await expect(page).toHaveURL(/\/policies$/);
  await expect(find.liveCount(page)).toHaveText(/^43の施策すべて/);
  const said = await listen(page);
  await find.words(page).click();
  const method = await InputMethod.of(page);
  await method.compose('k', 'こ', 'こう', 'こうえn', 'こうえん');
  await expect(find.words(page)).toHaveValue('こうえん');
  await method.commit('公園');
  await expect(find.words(page)).toHaveValue('公園');
  await expect(page).toHaveURL(/\?q=%E5%85%AC%E5%9C%92$/);
  await expect(find.liveCount(page)).toHaveText(/^43施策のうち\d+施策が見つかりました。$/);
  expect(new Set(await said())).toEqual(new Set([await find.liveCount(page).innerText()]));
});

test("the header's field leads to the results once words are composed, and nowhere if they are given up", async ({ page }) => {
  await action.open(page, '/policies/2-2');
  await find.siteSearch(page).click();
  const method = await InputMethod.of(page);
  await method.compose('b', 'ぼ', 'ぼうさい');
  await expect(find.siteSearch(page)).toHaveValue('ぼうさい');
  await method.compose('');
  await expect(find.siteSearch(page)).toHaveValue('');
  await method.compose('b', 'ぼ', 'ぼうさい');
  await expect(find.siteSearch(page)).toHaveValue('ぼうさい');
  await check.arrivedAtAddress(page, '/policies/2-2');
  await method.commit('防災');
  await expect(find.liveCount(page)).toHaveText(/^「防災」が\d+件見つかりました。$/);
  await expect(find.siteSearch(page)).toBeFocused();
  await page.goBack();
  await check.arrivedAt(page, /2-2/);
});

for (const { field, address } of [
  { field: '#field-text', address: '/opinions/new?about=plan#text' },
  { field: '#words', address: '/policies' },
  { field: '#site-search', address: '/about' },
]) {
  test(`the app waits for words that are composed in ${field}, and doubles none`, async ({ page }) => {
    const letGo = await action.hold(page, '**/*.wasm');
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    await page.locator(field).focus();
    const method = await InputMethod.of(page);
    await method.compose('大船の');
    await method.commit('大船の');
    await method.compose('ば', 'ばす');
    // The script that comes after the app's start.
    const started = page.waitForRequest(/latest-voices/);
    letGo();
    await started;
    await expect(page.locator('html')).not.toHaveAttribute('data-ready');
    await method.compose('ばすて', 'ばすてい');
    await expect(page.locator(field)).toHaveValue('大船のばすてい');
    await method.commit('バス停');
    await action.ready(page);
    await expect(page.locator(field)).toHaveValue('大船のバス停');
    await expect(page.locator(field)).toBeFocused();
    await page.keyboard.type('x');
    await expect(page.locator(field)).toHaveValue('大船のバス停x');
  });
}

test('a draft that was left is offered, too, once words are composed that the app waited for', async ({ page, context }) => {
  const first = await context.newPage();
  await action.open(first, '/opinions/new?about=2-2');
  await find.text(first).fill('前に書いた');
  await first.close();
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/opinions/new?about=plan#text', { waitUntil: 'domcontentloaded' });
  await find.text(page).focus();
  const method = await InputMethod.of(page);
  await method.compose('ば', 'ばす');
  // The script that comes after the app's start.
  const started = page.waitForRequest(/latest-voices/);
  letGo();
  await started;
  await method.compose('ばすてい');
  await method.commit('バス停');
  await action.ready(page);
  await expect(page.getByRole('region', { name: '書きかけの意見' })).toContainText('書きかけが1件あります');
  await expect(find.text(page)).toHaveValue('バス停');
});
