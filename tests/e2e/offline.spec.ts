// The site offline, and from one release to the next.

import { rm } from 'node:fs/promises';

import type { BrowserContext, Page } from '@playwright/test';

import * as action from './support/action';
import { loadedAssets } from './support/assets';
import * as check from './support/check';
import * as find from './support/find';
import { EVERY_PAGE, EVERY_TRANSLATED_PAGE, PAGE_KINDS, fileOf } from './support/pages';
import { NEXT, nextRelease } from './support/release';
import type { Server } from './support/server';
import { nothingMoved, watchShifts } from './support/shifts';
import { CUT_OFF, type Troubles, expect, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

/** One visit: home, until the device has every page. */
async function visit(page: Page): Promise<void> {
  await action.open(page, '/');
  await check.everyPageIsKept(page);
}

async function cutLine(context: BrowserContext, server: Server, troubles: Troubles): Promise<void> {
  troubles.expect(CUT_OFF, /ERR_FAILED/, /Failed to fetch|status of 503/, /response: 503/, /request: /);
  await server.kill();
  await context.setOffline(true);
}

async function mendLine(context: BrowserContext, server: Server): Promise<void> {
  await server.start();
  await context.setOffline(false);
}

/** What the device has under these addresses are the files that were built. */
async function areAsBuilt(page: Page, addresses: string[]): Promise<void> {
  const pages = Object.fromEntries(addresses.map((address) => [address, fileOf(address)]));
  const wrong = await page.evaluate(async (expected) => {
    const differing: string[] = [];
    for (const [address, text] of Object.entries(expected)) {
      const response = await fetch(address);
      if ((await response.text()) !== text) differing.push(address);
    }
    return differing;
  }, pages);
  expect(wrong).toEqual([]);
}

test('after one visit, every page of the site is on the device as it was built', async ({ page, context, server, troubles }) => {
  await visit(page);
  await cutLine(context, server, troubles);
  await areAsBuilt(page, EVERY_PAGE);
});

test('offline, every kind of page opens by its address', async ({ page, context, server, troubles }) => {
  test.slow();
  await visit(page);
  await cutLine(context, server, troubles);
  for (const address of [...PAGE_KINDS, '/projects?department=3', '/policies?q=&chapter=town']) {
    const response = await page.goto(address);
    await action.ready(page);
    expect(response?.status(), address).toBe(200);
    expect(response?.headers()['content-security-policy'], address).toContain("default-src 'none'");
    await expect(find.heading(page), address).not.toHaveText(/読み込めません|見つかりません|通信できるとき/);
  }
  await page.goto('/policies/2-2/?lines=1');
  await check.arrivedAtAddress(page, '/policies/2-2?lines=1');
});

test('offline, filters, search and links work', async ({ page, context, server, troubles }) => {
  await visit(page);
  await cutLine(context, server, troubles);
  await action.open(page, '/policies?life-stage=infant&chapter=people');
  await expect(find.chips(page)).toHaveCount(2);
  await find.words(page).fill('保育');
  await expect(find.liveCount(page)).toHaveText(/書かれた施策 1、/);
  await find.cards(page).first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/policies\/\d-\d/);
  await expect(find.heading(page)).toBeFocused();
  await find.siteSearch(page).fill('防災');
  await find.siteSearch(page).press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.locator('main mark').first()).toHaveText('防災');
});

test('offline, what an address asks for beyond its file comes in one step, and nothing moves', async ({ page, context, server, troubles }) => {
  await visit(page);
  await cutLine(context, server, troubles);
  await watchShifts(page);
  await page.setViewportSize(check.PHONE);
  for (const address of ['/policies?chapter=living&partner=citizens', '/policies?q=防災&chapter=living', '/search?q=防災']) {
    await action.open(page, address);
    await nothingMoved(page, address);
    await expect(page.locator('main')).toBeVisible();
  }
});

test('offline, an address whose policy has another code now leads to it', async ({ page, context, server, troubles }) => {
  await visit(page);
  // As the release of a later edition has that page.
  await page.evaluate(async () => {
    const [release] = await caches.keys();
    const cache = await caches.open(release!);
    const former = await (await cache.match('/policies/2-2'))!.text();
    const leadsOn = former.replace('<link rel="canonical"', '<meta http-equiv="refresh" content="0; url=/policies/2-3">$&');
    await cache.put('/policies/2-2', new Response(leadsOn, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  });
  await cutLine(context, server, troubles);
  await page.goto('/policies/2-2', { waitUntil: 'commit' });
  await page.waitForURL('**/policies/2-3');
  await action.ready(page);
  await expect(find.heading(page)).toHaveText(/^2-3 /);
});

test('a page that only the server can write says that it needs a line', async ({ page, context, server, troubles }) => {
  await visit(page);
  await cutLine(context, server, troubles);
  for (const address of ['/opinions/7K3-9M2-4PX-7K3-9M2-4PX', '/opinions?receipt=7K3', '/voices', '/staff', '/nothing']) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(503);
    await expect(find.heading(page), address).toHaveText('通信できるときに見られるページです');
  }
  await check.accessible(page);
  await mendLine(context, server);
  troubles.expect(/404/);
  await page.getByRole('link', { name: 'もう一度読み込む' }).click();
  await expect(find.heading(page)).toHaveText('ページが見つかりません');
});

test('an opinion written offline arrives once, from another start of the browser', async ({ page, context, server, troubles }) => {
  await visit(page);
  await cutLine(context, server, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await find.send(page).click();
  await expect(find.outboxNotice(page, 'waiting')).toContainText('市に届いたか確かめられていない意見が1件あります。');
  await page.close();

  const later = await context.newPage();
  await action.open(later, '/policies');
  await expect(find.outboxNotice(later, 'waiting')).toBeVisible();
  await mendLine(context, server);
  await later.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(find.outboxNotice(later, 'sent').getByRole('link')).toHaveText(check.RECEIPT);
  await action.reload(later);
  await expect(find.outboxNotice(later, 'waiting')).toHaveCount(0);
  expect(await server.stored(words)).toBe(1);
});

test('the form from the device has a key of its own each time, and its subject', async ({ page }) => {
  await visit(page);
  const form = async () => {
    const response = await page.goto('/opinions/new?about=2-2');
    const html = (await response?.text()) ?? '';
    return { key: /name="key" value="([^"]+)"/.exec(html)?.[1], html };
  };
  const first = await form();
  const second = await form();
  expect(first.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(second.key).not.toBe(first.key);
  expect(first.html).toContain('name="subject" value="000-2-2" checked hidden');
});

test('who saves data keeps what the app builds itself, and reads that the rest is not there', async ({ page, context, server, troubles }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await action.open(page, '/');
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await cutLine(context, server, troubles);
  await action.open(page, '/policies?life-stage=infant');
  await expect(find.chips(page)).toHaveCount(1);
  await action.open(page, '/opinions/new');
  expect((await page.goto('/about'))?.status()).toBe(503);
  await expect(find.heading(page)).toHaveText('通信できるときに見られるページです');
});

test('in a frame nothing is installed', async ({ page, server }) => {
  const host = `${server.origin}/host`;
  await page.route(host, (route) => route.fulfill({ contentType: 'text/html', body: '<iframe title="計画" src="/"></iframe>' }));
  await page.goto(host);
  const frame = page.frameLocator('iframe');
  await frame.locator('html[data-ready]').waitFor({ state: 'attached' });
  const registration = () =>
    frame.locator('html').evaluate(async () => {
      const loads = (script: string) => performance.getEntriesByType('resource').some(({ name }) => name.includes(`/assets/${script}-`));
      return { guest: loads('guest'), registration: loads('registration'), installed: (await navigator.serviceWorker.getRegistrations()).length };
    });
  await expect.poll(registration).toEqual({ guest: true, registration: false, installed: 0 });
});

/** One visit in another language, until the device has what is kept of it. */
async function visitIn(page: Page, language: string): Promise<void> {
  await page.goto(language);
  await check.everyPageIsKept(page, language);
  await check.everyPageIsKept(page);
}

for (const [language, tag, needsLine] of [
  ['/en', 'en', 'This page can be seen when you are connected'],
  ['/zh-hans', 'zh-Hans', '此页面可在联网时查看'],
  ['/ko', 'ko', '인터넷에 연결되어 있을 때 볼 수 있는 페이지입니다'],
  ['/easy', 'ja-simple', undefined],
] as const) {
  test(`after one visit to ${language}, its pages and those in Japanese are read offline`, async ({ page, context, server, troubles }) => {
    test.slow();
    await visitIn(page, language);
    await cutLine(context, server, troubles);
    await areAsBuilt(page, EVERY_TRANSLATED_PAGE.filter((it) => it === language || it.startsWith(`${language}/`)));
    for (const kind of ['', '/policies', '/policies?life-stage=infant', '/policies/2-2', '/glossary', '/sources/001?lines=51-53']) {
      const address = language + kind;
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
      expect(response?.headers()['content-security-policy'], address).toContain("default-src 'none'");
      await expect(page.locator('html'), address).toHaveAttribute('lang', tag);
    }
    await page.goto(`${language}/policies/2-2/?a=b`);
    await page.locator('.languages summary').click();
    await page.locator('.languages a[hreflang="ja"]').click();
    await action.ready(page);
    await check.arrivedAtAddress(page, '/policies/2-2?a=b');
    if (!needsLine) return;
    for (const address of ['/voices', '/opinions?receipt=7K3', '/opinions/7K3-9M2-4PX-7K3-9M2-4PX']) {
      expect((await page.goto(language + address))?.status(), address).toBe(503);
      await expect(find.heading(page), address).toHaveText(needsLine);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
    }
    await check.accessible(page);
  });
}

test('offline, the form in English says what is possible, sends nothing, and is sent once there is a line', async ({ page, context, server, troubles }) => {
  await visitIn(page, '/en');
  await cutLine(context, server, troubles);
  await page.goto('/en/opinions/new?about=2-2');
  const note = page.getByRole('status').filter({ hasText: 'please send once you are connected' });
  await expect(note).toBeVisible();
  await check.accessible(page);
  await find.text(page).fill('More benches along the river, please.');
  await action.goOn(page, 'about', 'Next');
  await find.kind(page, 'Request').check();
  await action.goOn(page, 'you', 'Next');
  await action.goOn(page, 'check', 'Next');
  await page.getByRole('button', { name: 'Send this', exact: true }).click();
  await expect(note).toBeFocused();
  await check.arrivedAtAddress(page, '/en/opinions/new?about=2-2#check');
  await mendLine(context, server);
  await expect(note).toBeHidden();
  // The key of the device’s own form is no key of the server’s, which asks once more.
  troubles.expect(/status of 400/, /response: 400/);
  await page.getByRole('button', { name: 'Send this', exact: true }).click();
  await expect(find.text(page)).toHaveValue('More benches along the river, please.');
  await action.formIsOldEnough(page);
  await page.getByRole('button', { name: 'Send this', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/opinions\/[0-9A-Z-]{23}$/);
});

test('of the other languages the device keeps the one that was read last, and online the server’s pages come first', async ({ page }) => {
  await visitIn(page, '/en');
  await visitIn(page, '/ko');
  const kept = () => page.evaluate(async () => ((await caches.match('/ko')) ? 'ko' : '') + ((await caches.match('/en')) ? 'en' : ''));
  await expect.poll(kept).toBe('ko');
  await page.goto('/ko/policies?life-stage=infant');
  const chosen = await page.locator('main').innerText();
  await page.goto('/ko/policies');
  expect(await page.locator('main').innerText()).not.toBe(chosen);
});

test('who saves data and reads another language keeps nothing', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto('/en', { waitUntil: 'networkidle' });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('a new release', () => {
  let release: string;

  test.beforeAll(async () => {
    release = await nextRelease();
  });

  test.afterAll(async () => {
    await rm(release, { recursive: true, force: true });
  });

  const notice = (page: Page) => page.getByRole('region', { name: '新しい版のお知らせ' });

  /** The scripts, styles and module that the page uses. */
  const assets = async (page: Page) => (await loadedAssets(page)).map(({ path }) => path).sort();

  test('is offered, and changes nothing before it is taken; then every tab has it, whole', async ({ page, context, server }) => {
    test.slow();
    await visit(page);
    const other = await context.newPage();
    // What a page still asks for is refused while the server is changed.
    const voices = other.waitForResponse(/\/voices\/latest/);
    await action.open(other, '/policies/2-2');
    await voices;
    const before = await assets(other);

    await server.serve(release);
    await action.reload(page);
    await expect(notice(page)).toContainText('新しい版があります。', { timeout: 60_000 });
    await check.accessible(page);
    await expect(notice(other)).toBeVisible();
    // A page and a stylesheet that this tab has not had yet: of the release that it began with.
    await find.planLink(other).first().click();
    await expect(other).toHaveURL(/\/plan$/);
    await expect(find.heading(other)).not.toContainText(NEXT);
    await action.open(other, '/indicators');
    await expect(find.heading(other)).not.toContainText(NEXT);
    await action.open(other, '/policies/2-2');
    expect(await assets(other)).toEqual(before);

    await notice(page).getByRole('button', { name: 'あとで' }).click();
    await expect(notice(page)).toHaveCount(0);
    await action.reload(page);
    await expect(find.heading(page)).not.toContainText(NEXT);

    let loads = 0;
    other.on('load', () => (loads += 1));
    page.on('load', () => (loads += 1));
    await notice(page).getByRole('button', { name: '新しい版にする' }).click();
    await expect(find.heading(page)).toContainText(NEXT);
    await expect(find.heading(other)).toContainText(NEXT);
    await action.ready(page);
    await action.ready(other);
    await expect(notice(page)).toHaveCount(0);
    const after = await assets(other);
    expect(after).toHaveLength(before.length);
    expect(after.filter((asset) => before.includes(asset))).toEqual([]);
    await expect.poll(() => loads).toBe(2);
  });

  test('taken offline, it is on the device already', async ({ page, context, server, troubles }) => {
    test.slow();
    await visit(page);
    await server.serve(release);
    await action.reload(page);
    await expect(notice(page)).toBeVisible({ timeout: 60_000 });
    await cutLine(context, server, troubles);
    await notice(page).getByRole('button', { name: '新しい版にする' }).click();
    await expect(find.heading(page)).toContainText(NEXT);
    for (const address of ['/sources/002', '/projects?priority=only', '/policies?life-stage=infant']) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      await action.ready(page);
    }
  });
});
