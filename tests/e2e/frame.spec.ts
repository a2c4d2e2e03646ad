// The app on a page of another site: sized to its content, carried in that page's address, without
// storage, and deaf to all but that page.

import type { Frame, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { type Portal, fits, framed, portal } from './support/portal';
import { Server } from './support/server';
import { expect, test as base } from './support/test';

const test = base.extend<{ host: Page }, { portal: Portal; framedServer: Server }>({
  portal,
  framedServer: [
    async ({ portal }, use) => {
      const server = await Server.create(undefined, ['--frame-ancestor', portal.origin]);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  server: async ({ framedServer }, use) => use(framedServer),
  host: async ({ page, portal, server }, use) => {
    await page.setViewportSize({ width: 1000, height: 800 });
    portal.body = around(
      `<script src="${server.origin}/embed.js" async></script>
      <mirai-navi view="policies" life-stage="infant" style="display: block; min-height: 100vh">
      <a href="${server.origin}/policies?life-stage=infant">施策をさがす</a></mirai-navi>`,
    );
    await use(page);
  },
});

function around(html: string): string {
  return `<body style="margin: 0"><section aria-label="頭" style="height: 120px"><h1 style="margin: 0">ポータル</h1><input aria-label="サイト内をさがす" autofocus>
    <a href="#mirai=/policies/3-1">3-1を見る</a></section>
    <section aria-label="本文" id="content" style="max-width: 600px; margin: auto">${html}</section>
    <section aria-label="足" style="height: 500px">フッター</section></body>`;
}

/** Where the portal's page says that the reader is. */
async function carries(page: Page, fragment: string): Promise<void> {
  await expect.poll(() => new URL(page.url()).hash).toBe(fragment);
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

const hasFocus = (frame: Frame) => frame.evaluate(() => document.hasFocus());

interface Shift {
  value: number;
  startTime: number;
}

/** What was seen to move since the page's first paint, by a document's own account. */
async function moved(frame: Frame): Promise<Shift[]> {
  return frame.evaluate(
    () =>
      new Promise((resolve) => {
        const [painted] = performance.getEntriesByName('first-paint');
        const shifts: Shift[] = [];
        const observer = new PerformanceObserver((list) => {
          shifts.push(...(list.getEntriesByType('layout-shift') as unknown as Shift[]));
          // What moved before comes before the mark, or with it.
          if (list.getEntriesByType('mark').length === 0) return;
          resolve(shifts.filter(({ value, startTime }) => value >= 0.001 && startTime > painted.startTime));
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        observer.observe({ type: 'mark' });
        performance.mark('asked');
      }),
  );
}

test('the frame is as tall as its content, moves nothing and takes no focus while it loads', async ({ host, portal }) => {
  await host.goto(portal.origin);
  const frame = await framed(host);
  expect(await fits(host, frame)).toBeGreaterThan(1000);
  expect(await moved(host.mainFrame())).toEqual([]);
  expect(await moved(frame)).toEqual([]);
  await expect(host.getByLabel('サイト内をさがす')).toBeFocused();
  expect(await hasFocus(frame)).toBe(false);
  expect(await scrolled(host)).toBe(0);
  await carries(host, '');
  await expect(host.getByRole('link', { name: '施策をさがす' })).toBeHidden();
});

test('a reader follows links, filters and goes back, and the portal follows in its address and its height', async ({
  host,
  portal,
}) => {
  await host.goto(portal.origin);
  const frame = await framed(host);
  const tall = await fits(host, frame);
  const card = frame.locator('.results .policy-card h3 a').nth(1);
  await card.scrollIntoViewIfNeeded();
  const left = await scrolled(host);
  expect(left).toBeGreaterThan(100);
  await card.click();
  const heading = frame.locator('.policy-page h1');
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await expect.poll(async () => (await fits(host, frame)) !== tall).toBe(true);
  const [code] = (await heading.innerText()).split(/\s/);
  await carries(host, `#mirai=/policies/${code}`);

  await host.goBack();
  await expect(frame.locator('h1')).toHaveText('乳幼児に関わる取組');
  await expect.poll(() => fits(host, frame)).toBe(tall);
  await carries(host, '');
  await expect.poll(() => scrolled(host)).toBe(left);

  await host.evaluate(() => scrollTo(0, 0));
  await frame.locator('.filter-panel').evaluate((panel: HTMLDetailsElement) => (panel.open = true));
  await frame.locator('input[value="senior"]').check();
  await carries(host, '#mirai=/policies?life-stage=infant&life-stage=senior');
  await expect.poll(async () => (await fits(host, frame)) !== tall).toBe(true);

  // A link of the portal's leads to a page of the frame, and Back leads away from it.
  await host.getByRole('link', { name: '3-1を見る' }).click();
  await expect(frame.locator('h1')).toContainText('3-1');
  await host.goBack();
  await expect(frame.locator('h1')).toHaveText('選んだ条件に合う取組');
  await carries(host, '#mirai=/policies?life-stage=infant&life-stage=senior');
});

test("the portal's address opens the inner page at its place, without the focus", async ({ host, portal }) => {
  await host.goto(`${portal.origin}/#mirai=/policies/2-2#measure-2`);
  const frame = await framed(host);
  await expect(frame.locator('#measure-2')).toBeInViewport();
  expect(await hasFocus(frame)).toBe(false);
  expect(await moved(host.mainFrame())).toEqual([]);
  await carries(host, '#mirai=/policies/2-2#measure-2');
  for (const elsewhere of ['//example.invalid/', 'https://example.invalid/', 'javascript:alert(1)', '/\\example.invalid/']) {
    await host.goto('about:blank');
    await host.goto(`${portal.origin}/#mirai=${elsewhere}`);
    expect((await framed(host)).url()).toMatch(/\/policies\?life-stage=infant$/);
  }
});

test('an opinion is written and sent where the browser lets the frame keep nothing', async ({ host, portal, server }) => {
  await host.addInitScript(() => {
    // As browsers do that block the storage of other sites' frames; not every Chromium has the setting.
    const refused = { get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); } };
    if (self !== top) Object.defineProperties(window, { localStorage: refused, sessionStorage: refused });
  });
  await host.goto(`${portal.origin}/#mirai=/opinions/new?about=2-2`);
  const frame = await framed(host);
  await expect(frame.getByText('この画面では、書きかけの意見を端末に保存できません')).toBeVisible();
  const words = action.uniqueWords();
  await find.text(frame).fill(words);
  await action.goOn(frame, 'about');
  await find.kind(frame, '提案').check();
  await action.goOn(frame, 'you');
  await expect(find.question(frame, 'you')).toBeInViewport();
  // The words outlive a look at another page.
  await frame.locator('.header__brand').click();
  await expect(frame.locator('h1')).toContainText('意見を届ける');
  await frame.getByRole('link', { name: '意見を送る', exact: true }).first().click();
  await action.goToCheck(frame);
  await expect(find.answer(frame, 'text')).toHaveText(words);
  await find.send(frame).click();
  await expect(find.receipt(frame)).toHaveText(check.RECEIPT);
  await fits(host, frame);
  // A receipt is no business of the portal's, nor of its log's.
  await carries(host, '#mirai=/opinions');
  expect(await server.stored(words)).toBe(1);
});

test('on a phone each step of the form brings its question into the upper half of the window', async ({ host, portal }) => {
  await host.setViewportSize({ width: 400, height: 700 });
  portal.body = portal.body.replace('height: 120px', 'height: 900px');
  await host.goto(`${portal.origin}/#mirai=/opinions/new?about=2-2`);
  const frame = await framed(host);
  await fits(host, frame);
  const next = () => find.next(frame).evaluate((link: HTMLElement) => {
    link.scrollIntoView({ block: 'center' });
    link.click();
  });
  const topOf = async (step: find.Step) => (await find.question(frame, step).boundingBox())?.y ?? NaN;
  const fill = {
    about: () => find.kind(frame, '提案').check({ force: true }),
  } as Partial<Record<find.Step, () => Promise<void>>>;
  await find.text(frame).fill('長い意見\n'.repeat(20));
  for (const step of find.STEPS.slice(1)) {
    await next();
    await expect(find.question(frame, step)).toBeFocused();
    await expect.poll(() => topOf(step), step).toBeLessThan(350);
    expect(await topOf(step), step).toBeGreaterThanOrEqual(0);
    await fill[step]?.();
  }
  await expect(find.answer(frame, 'text')).toBeInViewport();
});

test('a frame far below is loaded once the reader comes near, or asks for a page of it', async ({ host, portal }) => {
  portal.body = portal.body.replace('height: 120px', 'height: 6000px');
  await host.goto(portal.origin);
  await action.painted(host);
  expect(host.frames()).toHaveLength(1);
  await host.evaluate(() => scrollTo(0, 4500));
  await expect((await framed(host)).locator('h1')).toHaveText('乳幼児に関わる取組');

  await host.goto('about:blank');
  await host.goto(portal.origin);
  await host.getByRole('link', { name: '3-1を見る' }).click();
  const frame = await framed(host);
  await expect(frame.locator('h1')).toContainText('3-1');
  await expect(frame.locator('h1')).toBeInViewport();
  await carries(host, '#mirai=/policies/3-1');
});

test('messages of others are not heard, on either side', async ({ host, portal, server }) => {
  await host.goto(portal.origin);
  const frame = await framed(host);
  const height = await fits(host, frame);
  const heard = [host.mainFrame(), frame].map((document) =>
    document.evaluateHandle(() => {
      const count = { messages: 0 };
      addEventListener('message', () => (count.messages += 1));
      return count;
    }),
  );
  const [atPortal, inFrame] = await Promise.all(heard);
  // A frame of the portal's own, and a second one of the app's origin, which is not the element's.
  await host.evaluate(async (origin) => {
    const rogue = document.createElement('iframe');
    rogue.srcdoc = `<script>
      const lie = { type: 'mirai-navi', height: 10, place: '/about' };
      parent.postMessage(lie, '*');
      parent.document.querySelector('mirai-navi').shadowRoot.querySelector('iframe').contentWindow.postMessage(lie, '*');
    </script>`;
    document.body.append(rogue);
    await new Promise((resolve) => (rogue.onload = resolve));
    postMessage({ type: 'mirai-navi', height: 10, place: '/about' }, '*');
    dispatchEvent(new MessageEvent('message', { origin, source: rogue.contentWindow, data: { type: 'mirai-navi', height: 10 } }));
  }, server.origin);
  // What the portal itself says counts, but not where it leads elsewhere, or says nothing that is known.
  await host.evaluate((origin) => {
    for (const data of [null, 'mirai-navi', { type: 'mirai-navi', place: 'https://example.invalid/' }, { type: 'mirai-navi', place: 1 }]) {
      document.querySelector('mirai-navi')!.shadowRoot!.querySelector('iframe')!.contentWindow!.postMessage(data, origin);
    }
  }, server.origin);
  // All of these have been heard, three there and five here.
  await expect.poll(() => atPortal.evaluate(({ messages }) => messages)).toBeGreaterThanOrEqual(3);
  await expect.poll(() => inFrame.evaluate(({ messages }) => messages)).toBeGreaterThanOrEqual(5);
  expect(await fits(host, frame)).toBe(height);
  await expect(frame.locator('h1')).toHaveText('乳幼児に関わる取組');
  await carries(host, '');
});

test('a host that is not on the list is refused, and shows the link instead', async ({ host, portal, troubles }) => {
  troubles.expect(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  await host.clock.install();
  await host.goto(portal.origin.replace('localhost', 'elsewhere.localhost'));
  const element = await host.waitForSelector('#content iframe');
  await expect.poll(async () => (await element.contentFrame())?.url()).toMatch(/^chrome-error:/);
  await host.clock.runFor(6000);
  // Above the empty frame, which may be as tall as the window.
  await expect(host.getByRole('link', { name: '施策をさがす' })).toBeInViewport();
  const top = await host.getByRole('link', { name: '施策をさがす' }).evaluate((link) => link.getBoundingClientRect().bottom);
  expect(top).toBeLessThanOrEqual(await element.evaluate((frame) => frame.getBoundingClientRect().top));
});

test('a frame that has greeted before it has loaded is no silent one', async ({ host, portal }) => {
  await host.clock.install();
  const letGo = await action.hold(host, '**/print-*.css');
  await host.goto(portal.origin, { waitUntil: 'domcontentloaded' });
  const frame = await framed(host);
  await fits(host, frame);
  letGo();
  await frame.waitForFunction(() => document.readyState === 'complete');
  await host.clock.runFor(6000);
  await expect(host.getByRole('link', { name: '施策をさがす' })).toBeHidden();
});

test('in a plain frame the page scrolls within it', async ({ host, portal, server }) => {
  portal.body = around(`<iframe src="${server.origin}/policies/2-2" title="鎌倉ミライ共創ナビ" width="100%" height="480"></iframe>`);
  await host.goto(portal.origin);
  const frame = await framed(host);
  expect(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('visible');
  await host.mouse.move(500, 300);
  // A frame of another site has the wheel once it is painted; until then the portal has it.
  const scrollIn = async () => {
    await host.evaluate(() => scrollTo(0, 0));
    await host.mouse.wheel(0, 400);
    return frame.evaluate(() => scrollY);
  };
  await expect.poll(scrollIn).toBeGreaterThan(0);
  await frame.evaluate(() => scrollTo(0, 1e6));
  const scrollOn = async () => {
    await host.mouse.wheel(0, 400);
    return scrolled(host);
  };
  await expect.poll(scrollOn, 'at its end, the portal scrolls on').toBeGreaterThan(0);
});

test('the lines that an address names are gone to, in a plain frame within it, and the page around it stays', async ({ host, portal, server }) => {
  portal.body = around(`<div style="height: 900px"></div>
    <iframe src="${server.origin}/sources/000?lines=51-53" title="鎌倉ミライ共創ナビ" width="100%" height="640"></iframe>`);
  await host.goto(portal.origin);
  const frame = await framed(host);
  const line = () => frame.locator('#L51').evaluate((it) => Math.round(it.getBoundingClientRect().top));
  await expect.poll(line).toBeLessThan(240);
  // Below the bar that stays at the head of the text.
  expect(await line()).toBeGreaterThan(0);
  expect(await scrolled(host)).toBe(0);
  expect(await hasFocus(frame)).toBe(false);
});

test('an element names the lines that are marked, and leaves its portal where it is', async ({ host, portal, server }) => {
  portal.body = around(`<script src="${server.origin}/embed.js" async></script><mirai-navi view="sources/000" lines="51-53"></mirai-navi>`);
  await host.goto(portal.origin);
  const frame = await framed(host, '#content', 'data-framed="sized"');
  expect(frame.url()).toBe(`${server.origin}/sources/000?lines=51-53`);
  for (const line of [51, 53]) await expect(frame.locator(`#L${line}`)).toHaveAttribute('aria-current', 'location');
  expect(await scrolled(host)).toBe(0);
});

test("the lines that the portal's address names are brought into view", async ({ host, portal }) => {
  await host.goto(`${portal.origin}/#mirai=/sources/000?lines=51-53`);
  const frame = await framed(host);
  await expect(frame.locator('#L51')).toBeInViewport();
  expect(await hasFocus(frame)).toBe(false);
});

test('every kind of page fits a frame of 600 pixels', async ({ host, portal }) => {
  await host.goto(portal.origin);
  const frame = await framed(host);
  for (const address of ['/', '/policies', '/policies/5-5', '/search?q=防災', '/opinions/new', '/indicators']) {
    await host.evaluate((place) => {
      location.hash = `mirai=${place}`;
    }, address);
    await expect.poll(() => frame.evaluate(() => location.pathname + decodeURI(location.search))).toBe(address);
    await expect(frame.locator('html:not([data-loading])')).toBeAttached();
    await fits(host, frame);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
  }
});

test('a frame without a label has the name that the app has in its language', async ({ host, portal, server }) => {
  portal.body = around(`<script src="${server.origin}/embed.js" async></script><mirai-navi lang="ko"></mirai-navi>`);
  await host.goto(portal.origin);
  const frame = host.locator('#content iframe');
  await expect(frame).toHaveAttribute('title', '가마쿠라 미래 공동 창조 내비');
  await expect(frame).toHaveAttribute('lang', 'ko');
});

test('a frame in English shows English pages, as tall as they are, and the portal says where its reader is', async ({ host, portal, server }) => {
  portal.body = around(
    `<script src="${server.origin}/embed.js" async></script>
    <mirai-navi lang="en" view="policies" life-stage="infant" label="Kamakura’s plan" style="display: block; min-height: 100vh"></mirai-navi>`,
  );
  await host.goto(portal.origin);
  const frame = await framed(host, '#content', 'data-framed="sized"');
  expect(frame.url()).toBe(`${server.origin}/en/policies?life-stage=infant`);
  await expect(host.locator('#content iframe')).toHaveAttribute('title', 'Kamakura’s plan');
  expect(await fits(host, frame)).toBeGreaterThan(1000);
  await frame.getByRole('link', { name: /Children and young people/ }).first().click();
  await carries(host, '#mirai=/en/policies/2-2');
  await frame.locator('html[data-framed="sized"]').waitFor({ state: 'attached' });
  await fits(host, frame);
  await host.goBack();
  await carries(host, '');
  await expect(frame.locator('h1')).toHaveText(/Infants and toddlers/);

  // What is written there is no business of the portal's.
  await host.goto('about:blank');
  await host.goto(`${portal.origin}/#mirai=/en/opinions/new?about=000-2-2`);
  const form = await framed(host, '#content', 'data-framed="sized"');
  await find.text(form).fill('More benches along the river, please.');
  await find.next(form, 'Next').click();
  await find.kind(form, 'Request').check();
  await carries(host, '#mirai=/en/opinions/new?about=000-2-2');
  await fits(host, form);
});

for (const language of ['/en', '/zh-hans', '/ko']) {
  test(`every kind of page of ${language} fits a frame of 600 pixels`, async ({ host, portal }) => {
    await host.goto(`${portal.origin}/#mirai=${language}`);
    const frame = await framed(host, '#content', 'data-framed="sized"');
    for (const page of ['', '/policies', '/policies/5-5', '/search?q=AED', '/opinions/new', '/opinions', '/voices']) {
      const address = language + page;
      await host.evaluate((place) => {
        location.hash = `mirai=${place}`;
      }, address);
      await frame.waitForURL((url) => url.pathname + url.search === address);
      await frame.locator('html[data-framed="sized"]').waitFor({ state: 'attached' });
      await fits(host, frame);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
    }
  });
}

test('the HTML for an editor is written, shown and copied on a page in another language, too', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/en/embed');
  const code = page.locator('.snippet__code');
  await page.getByLabel('表示する言語').selectOption('en');
  await expect(code).toContainText(`<a href="${server.origin}/en/policies" lang="ja">`);
  await page.locator('.snippet-preview').scrollIntoViewIfNeeded();
  const preview = await framed(page, '.snippet-preview', 'data-framed="sized"');
  await expect(preview.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'HTMLをコピーする' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.innerText());
});

test('the HTML for an editor says what was chosen, shows it and is copied', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/embed');
  const code = page.locator('.snippet__code');
  await expect(code).toContainText(`<script src="${server.origin}/embed.js" async></script>\n<mirai-navi view="policies"`);
  await page.getByLabel('表示する言語').selectOption('ko');
  await expect(code).toContainText(`lang="ko"`);
  await expect(code).toContainText(`<a href="${server.origin}/ko/policies" lang="ja">`);
  await page.getByLabel('表示する言語').selectOption('');
  await page.getByLabel('ライフステージ').selectOption('senior');
  await expect(code).toContainText('life-stage="senior"');
  await page.locator('.snippet-preview').scrollIntoViewIfNeeded();
  const preview = await framed(page, '.snippet-preview');
  await expect(preview.locator('.chosen__link')).toHaveCount(1);
  await page.getByRole('button', { name: 'HTMLをコピーする' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.innerText());
  await page.getByRole('radio', { name: /iframeだけ/ }).check({ force: true });
  await expect(code).toContainText(`<iframe src="${server.origin}/policies?life-stage=senior"`);
  await check.fitsItsWidth(page);
});
