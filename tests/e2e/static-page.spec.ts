// The page that the server sends is the page that the app shows, and the app takes over unnoticed.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { EVERY_PAGE } from './support/pages';
import type { Server } from './support/server';
import { expect, serverOf, test as base } from './support/test';

// Its own server: voices that others have published come to home after the app.
const test = base.extend<object, { runningServer: Server }>({ runningServer: serverOf() });

interface Shown {
  text: string;
  /** Where the outermost and the telling elements stand. */
  boxes: string[];
  title: string;
}

/** Remembers how the page is shown before the app takes over, and afterwards. */
async function watchTakeover(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown = () => ({
      // Scripts of their own show the button of a device that can keep something, those that ask for furigana, and the
      // glossary's field.
      text: document
        .querySelector<HTMLElement>('#app')!
        .innerText.replace('\nあとで読む', '')
        .replace(/\s*用語をさがす（よみでも）/, '')
        .replace(/\s*ふりがな\s+なし\s+漢字の上\s+かなだけ/, ''),
      title: document.title,
      // The example on the page for editors is made by a script of its own.
      boxes: [...document.querySelectorAll('header, main, footer, h1, h2, h3, h4, p, li, details, a, button, input, select, textarea, svg')]
        .filter((element) => !element.closest('mirai-navi'))
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return `${element.tagName} ${[x, y + scrollY, width, height].map((number) => number.toFixed(1)).join(' ')}`;
        }),
    });
    const takeover = window as unknown as { before?: unknown; shown: () => unknown };
    takeover.shown = shown;
    document.addEventListener('DOMContentLoaded', () => {
      if (!document.documentElement.hasAttribute('data-ready')) takeover.before = shown();
    });
  });
}

async function takeover(page: Page): Promise<{ before: Shown; after: Shown }> {
  await action.ready(page);
  // Effects of the first rendering have run in the next frame.
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { before, shown } = window as unknown as { before: Shown; shown: () => Shown };
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ before, after: shown() })));
      }),
  );
}

// A few tests rather than one a page: opening the browser's page costs more than the check.
const GROUPS = 8;
for (let group = 0; group < GROUPS; group += 1) {
  const pages = EVERY_PAGE.filter((_, at) => at % GROUPS === group);
  test(`the static page reads and stands as the live one does: ${pages[0]} and ${pages.length - 1} more`, async ({ page }) => {
    test.slow();
    await watchTakeover(page);
    for (const [at, address] of pages.entries()) {
      await page.setViewportSize(at % 2 ? check.DESK : check.PHONE);
      await page.goto(address);
      const { before, after } = await takeover(page);
      expect(before, `${address}: seen before the app`).toBeDefined();
      expect(after.text, address).toBe(before.text);
      expect(after.boxes, address).toEqual(before.boxes);
      expect(after.title, address).toBe(before.title);
    }
  });
}

test('every route of the site has a page of its own', () => {
  expect(EVERY_PAGE).toHaveLength(7 + 13 + 3 + 43 + 52 + 9 + 5 + 7 + 9 + 8 + 6 + 1 + 30 + 1 + 8 + 1);
});

test('words typed before the app is there stay, with the focus and the caret', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies', { waitUntil: 'domcontentloaded' });
  await find.words(page).focus();
  await page.keyboard.type('abc');
  await page.keyboard.press('ArrowLeft');
  letGo();
  await action.ready(page);
  await expect(find.words(page)).toHaveValue('abc');
  await expect(find.words(page)).toBeFocused();
  await expect(find.liveCount(page)).toHaveText(/のうち/);
  expect(await find.words(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
});

test('a choice made before the app is there counts', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies', { waitUntil: 'domcontentloaded' });
  await find.choice(page, 'life-stage', 'senior').check();
  letGo();
  await action.ready(page);
  await expect(find.choice(page, 'life-stage', 'senior')).toBeChecked();
  await expect(page).toHaveURL(/life-stage=senior/);
  await expect(find.chips(page)).toHaveCount(1);
});

test('two choices made before the app is there both count', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies', { waitUntil: 'domcontentloaded' });
  await find.choice(page, 'life-stage', 'senior').check();
  await find.choice(page, 'life-stage', 'infant').check();
  await find.words(page).fill('支援');
  letGo();
  await action.ready(page);
  await expect(find.choice(page, 'life-stage', 'senior')).toBeChecked();
  await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
  await expect(find.words(page)).toHaveValue('支援');
  await expect(find.chips(page)).toHaveCount(3);
});

test('an opinion begun before the app is there goes on in it', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/opinions/new', { waitUntil: 'domcontentloaded' });
  await find.text(page).fill('アプリの前に書いたことば');
  await action.goOn(page, 'about');
  await action.choose(page, 'goal-2');
  await find.kind(page, '要望').check();
  await find.kind(page, '要望').focus();
  letGo();
  await action.ready(page);
  await check.atStep(page, 'about');
  await expect(find.text(page)).toHaveValue('アプリの前に書いたことば');
  await expect(find.kind(page, '要望')).toBeFocused();
  await expect(find.subject(page)).toHaveValue('goal-2');
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'text')).toHaveText('アプリの前に書いたことば');
  await expect(find.answer(page, 'kind')).toHaveText('要望');
  await action.sendIt(page);
});

test('who writes on a step that the app would not have shown is not sent back', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/opinions/new#you', { waitUntil: 'domcontentloaded' });
  await find.contact(page).focus();
  await page.keyboard.type('name@');
  letGo();
  await action.ready(page);
  await check.atStep(page, 'you');
  await expect(find.contact(page)).toBeFocused();
  await page.keyboard.type('example.jp');
  await expect(find.contact(page)).toHaveValue('name@example.jp');
  // What was passed over is asked for once the reader goes on.
  await find.next(page).click();
  await check.arrivedAtStep(page, 'text');
  await action.fillForm(page, { subject: 'plan', text: '書きはじめたことば' });
  await expect(find.answer(page, 'contact')).toHaveText('name@example.jp');
});

test('words typed where the page is another than its file stay', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies?life-stage=infant&situation=carer', { waitUntil: 'domcontentloaded' });
  await find.siteSearch(page).focus();
  await page.keyboard.type('kouen');
  letGo();
  await action.ready(page);
  await expect(find.siteSearch(page)).toHaveValue('kouen');
  await expect(find.siteSearch(page)).toBeFocused();
});

test('an opinion sent from the static page while the app loads arrives once', async ({ page, server }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  const words = action.uniqueWords();
  await page.goto('/opinions/new?about=plan', { waitUntil: 'domcontentloaded' });
  await action.fillForm(page, { kind: '要望', text: words });
  await expect(find.answer(page, 'text')).toHaveText(words);
  await action.formIsOldEnough(page);
  letGo();
  await find.send(page).click();
  await expect(find.receipt(page)).toHaveText(check.RECEIPT);
  // Counting stops the server, which the receipt's page still asks for the app.
  await action.ready(page);
  expect(await server.stored(words)).toBe(1);
});

test('the app waits until the page is seen, however soon it is there', async ({ page }) => {
  // A browser that says nothing of paints until the test does.
  await page.addInitScript(() => {
    const frames = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (source, imports) => {
      Object.assign(window, { isStarted: true });
      return instantiate.call(WebAssembly, source, imports);
    };
    window.PerformanceObserver = class {
      static supportedEntryTypes = ['largest-contentful-paint'];
      constructor(tell: () => void) {
        Object.assign(window, {
          paint: () => {
            window.requestAnimationFrame = frames;
            tell();
          },
        });
      }
      observe() {}
    } as unknown as typeof PerformanceObserver;
  });
  const arrived = (asset: RegExp) => page.waitForEvent('requestfinished', (request) => asset.test(request.url()));
  const parts = Promise.all([arrived(/\/app-[^/]*\.js$/), arrived(/\.wasm$/)]);
  await page.goto('/policies');
  const [loader] = await parts;
  // What waits for the loader alone has had its turn once it is imported again.
  const isStarted = await page.evaluate(async (loader) => {
    await import(loader);
    await new Promise((resolve) => setTimeout(resolve));
    return 'isStarted' in window;
  }, loader.url());
  expect(isStarted).toBe(false);
  await page.evaluate(() => (window as unknown as { paint: () => void }).paint());
  await action.ready(page);
  expect(await page.evaluate(() => 'isStarted' in window)).toBe(true);
});

test('an opened text stays open, and the page where it was scrolled to', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies/5-5', { waitUntil: 'domcontentloaded' });
  await page.locator('summary', { hasText: '文書のなかでの位置づけ' }).click();
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(100);
  letGo();
  await action.ready(page);
  await expect(page.locator('details.policy-documents')).toHaveAttribute('open', '');
  await expect(page.locator('summary', { hasText: '文書のなかでの位置づけ' })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

test('a group of choices that the reader opened stays open', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/policies', { waitUntil: 'domcontentloaded' });
  await page.setViewportSize(check.PHONE);
  await find.panel(page).click();
  letGo();
  await action.ready(page);
  await expect(page.locator('.filter-panel')).toHaveAttribute('open', '');
});

test('a link followed with the keyboard before the app is there works', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await action.tabTo(page, page.getByRole('link', { name: /^乳幼児/ }));
  letGo();
  await action.ready(page);
  await expect(page.getByRole('link', { name: /^乳幼児/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await check.arrivedAt(page, '乳幼児に関わる取組');
});

test('a receipt written by the server reads and stands as the app shows it', async ({ page }) => {
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await action.sendIt(page);
  await watchTakeover(page);
  await page.reload();
  const { before, after } = await takeover(page);
  // The app adds a button that copies the number; nothing else may differ or move.
  const withoutCopying = (text: string) => text.replace('番号をコピーする\n', '').replace(/\s+/g, ' ');
  expect(withoutCopying(after.text)).toBe(withoutCopying(before.text));
  const main = (shown: Shown) => shown.boxes.filter((box) => /^(MAIN|FOOTER|H1|H2)/.test(box));
  expect(main(after)).toEqual(main(before));
});
