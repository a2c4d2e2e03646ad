// The device at a branch office: what one stranger did is gone for the next, nobody is led away
// from the app, and everything is large and low enough to be reached.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { inUse } from './support/memory';
import { nothingMoved, watchShifts } from './support/shifts';
import { expect, test } from './support/test';

test.use({ viewport: { width: 768, height: 1024 } });

test.beforeEach(async ({ context, server }) => kiosk.setUp(context, server));

/** What the browser keeps of this origin. */
async function kept(page: Page): Promise<unknown> {
  const inBrowser = await page.evaluate(async () => ({
    device: { ...localStorage },
    tab: { ...sessionStorage },
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  return { ...inBrowser, cookies };
}

const NOTHING = {
  device: {},
  tab: {},
  caches: [],
  databases: [],
  workers: 0,
  cookies: ['surface'],
};

test('the key that makes a kiosk stays in no address, no history and no page', async ({ newVisitor, server }) => {
  const page = await (await newVisitor()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
  const address = await server.kioskAddress();
  const key = new URL(address).searchParams.get('key')!;
  await page.goto(address);
  await expect(kiosk.invitation(page)).toBeVisible();
  await check.arrivedAtAddress(page, kiosk.START);
  await kiosk.begin(page);
  await kiosk.goTo(page, '/policies/2-2');
  expect(asked.filter((request) => request.includes(key))).toEqual([`${address} `]);
  expect(await page.content()).not.toContain(key);
  const history = await page.evaluate(() => {
    // TypeScript's list of what browsers have knows no Navigation API yet.
    const { navigation } = window as unknown as { navigation: { entries(): { url: string | null }[] } };
    return navigation.entries().map(({ url }) => url).join();
  });
  expect(history).not.toContain(key);
});

test('a phone that is opened at a kiosk address without its key stays a phone', async ({ newVisitor, server }) => {
  const page = await (await newVisitor()).newPage();
  const address = new URL(await server.kioskAddress());
  address.searchParams.set('key', 'A');
  for (const start of [kiosk.START, address.href]) {
    await page.goto(start);
    await action.ready(page);
    await expect(page.getByRole('status').filter({ hasText: '支所の端末用の鍵がないか、使えなくなっています。' })).toBeVisible();
    await check.arrivedAtAddress(page, kiosk.START);
    await check.accessible(page);
    await check.fitsItsWidth(page);
    await expect(kiosk.invitation(page)).toHaveCount(0);
    await action.open(page, '/policies');
    await expect(kiosk.control(page, 'おわる')).toHaveCount(0);
  }
});

test('what one stranger did is gone for the next', async ({ page, context }) => {
  await kiosk.come(page);
  const words = action.uniqueWords();
  const steps = await page.evaluate(() => history.length);

  // The first looks for, filters, reads, and sends an opinion with an address.
  await find.siteSearch(page).fill('防災');
  await check.arrivedAtAddress(page, /^\/search\?q=/);
  await kiosk.goTo(page, '/policies?life-stage=infant');
  await find.panel(page).click();
  await find.choice(page, 'situation', 'carer').check();
  await check.arrivedAtAddress(page, /situation=carer/);
  await kiosk.goTo(page, '/policies/2-2');
  await check.arrivedAt(page, /./);
  await kiosk.goTo(page, '/opinions/new?about=000-2-2');
  await action.fillForm(page, { text: words, contact: 'hanako@example.jp' });
  expect(await kept(page)).toEqual(NOTHING);
  const receipt = await action.sendIt(page);
  await kiosk.goTo(page, '/opinions');
  await expect(page.locator('.sent-list')).toContainText(receipt);
  expect(await kept(page)).toEqual(NOTHING);
  expect(await page.evaluate(() => history.length), 'no page to go back to').toBe(steps);

  // Whatever else an origin may keep.
  await page.evaluate(async () => {
    localStorage.setItem('a', 'a');
    sessionStorage.setItem('a', 'a');
    document.cookie = 'a=a';
    await (await caches.open('a')).put('/a', new Response('a'));
    await new Promise((resolve) => (indexedDB.open('a').onsuccess = resolve));
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await kiosk.end(page);

  // The second finds the device as the first did.
  await check.arrivedAtAddress(page, kiosk.START);
  await expect(page).toHaveTitle(/^鎌倉ミライ共創ナビ｜/);
  await expect.poll(() => kept(page)).toEqual(NOTHING);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('');
  await kiosk.begin(page);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await kiosk.control(page, 'もどる').click();
  await check.arrivedAtAddress(page, '/');
  await page.goBack();
  expect(page.url(), 'what was there before the kiosk').toBe('about:blank');
  await page.goForward();
  await action.ready(page);
  await check.arrivedAtAddress(page, '/');
  await expect(find.siteSearch(page)).toHaveValue('');
  await kiosk.goTo(page, '/opinions/new');
  await check.atStep(page, 'text');
  await expect(find.subject(page)).toHaveValue('');
  await expect(find.text(page)).toHaveValue('');
  await expect(find.text(page)).toHaveAttribute('name', 'text');
  await kiosk.goTo(page, '/opinions');
  await expect(page.locator('#receipt')).toBeVisible();
  await expect(page.locator('.sent-list')).toHaveCount(0);
  expect(await page.content()).not.toContain(receipt);
  expect(await page.content()).not.toContain(words);
});

test('the opinion names its kiosk, and the receipt is there to be taken along', async ({ page, server }) => {
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  const words = action.uniqueWords();
  let sent = '';
  page.on('request', (request) => {
    if (request.url().endsWith('/api/opinions')) sent = request.postData() ?? '';
  });
  await action.fillForm(page, { text: words });
  await action.sendIt(page);
  expect(JSON.parse(sent)).toMatchObject({ surface: 'kiosk-ofuna', text: words });
  await expect(page.locator('.receipt-number__image')).toBeVisible();
  expect(await server.stored(words)).toBeGreaterThan(0);
});

test('who stops is asked, can go on without limit, and else leaves nothing', async ({ page }) => {
  await page.clock.install();
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  // From here time passes only where the test forwards it.
  await page.clock.pauseAt(Date.now() + 60_000);
  await find.text(page).fill('まだ書いています');
  for (let time = 0; time < 4; time += 1) {
    await page.clock.fastForward(110_000);
    await expect(kiosk.question(page)).toHaveCount(0);
    await page.clock.fastForward(11_000);
    await expect(kiosk.question(page)).toHaveAccessibleName('つづけますか');
    await expect(kiosk.answer(page, 'つづける')).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'あと60秒' })).toHaveCount(1);
    await page.clock.fastForward(50_000);
    await expect(page.getByRole('status').filter({ hasText: 'あと10秒' })).toHaveCount(1);
    if (time % 2) await kiosk.answer(page, 'つづける').click();
    else await page.keyboard.press('Escape');
    await expect(kiosk.question(page)).toHaveCount(0);
    await expect(find.text(page)).toBeFocused();
    await expect(find.text(page)).toHaveValue('まだ書いています');
  }
  await page.clock.resume();
  await page.clock.fastForward(121_000);
  await expect(kiosk.question(page)).toBeVisible();
  await page.clock.fastForward(61_000);
  await expect(kiosk.invitation(page)).toBeVisible();
  await kiosk.begin(page);
  await kiosk.goTo(page, '/opinions/new');
  await check.atStep(page, 'text');
  await expect(find.text(page)).toHaveValue('');
});

test('what is left of a visit is read out no more often where a browser translates the page', async ({ page }) => {
  await page.clock.install();
  await kiosk.come(page);
  await page.evaluate(() => {
    const region = document.getElementById('kiosk-said')!;
    let times = 0;
    new MutationObserver(() => {
      const text = region.firstChild;
      if (!(text instanceof Text)) return;
      const font = document.createElement('font');
      font.textContent = text.data.replace(/あと(\d+)秒で消えます。/, '$1 seconds left.');
      text.replaceWith(font);
      times += 1;
      document.documentElement.dataset.times = `${times}`;
    }).observe(region, { childList: true });
  });
  await page.clock.fastForward(121_000);
  await expect(kiosk.question(page)).toBeVisible();
  for (let second = 0; second < 12; second += 1) await page.clock.runFor(1_000);
  await expect(page.locator('#kiosk-said')).toHaveText('60 seconds left.');
  await expect(page.locator('html')).toHaveAttribute('data-times', '1');
  await page.clock.fastForward(20_000);
  await expect(page.locator('#kiosk-said')).toHaveText('30 seconds left.');
  await expect(page.locator('html')).toHaveAttribute('data-times', '2');
});

test('an opinion that cannot be sent is not kept, and never arrives', async ({ page, server, troubles }) => {
  troubles.expect(/api\/opinions/);
  await kiosk.come(page);
  await page.route('**/api/opinions', (route) => route.abort());
  await kiosk.goTo(page, '/opinions/new?about=plan');
  const words = action.uniqueWords();
  await action.fillForm(page, { text: words });
  await find.send(page).click();
  await expect(find.outboxNotice(page, 'waiting')).toContainText('スマートフォンで送ってください');
  expect(await kept(page)).toEqual(NOTHING);
  await kiosk.control(page, 'おわる').click();
  await expect(kiosk.question(page)).toContainText('市に届いたか確かめられていない意見があります');

  // The line comes back only after the writer was told that it is gone.
  const isHome = (url: URL) => url.pathname === '/' && !url.search;
  await page.route(isHome, (route) => route.abort());
  troubles.expect(/ERR_FAILED/);
  await kiosk.answer(page, 'おわる（消す）').click();
  await expect(page.locator('#kiosk-cover')).toContainText('つながるまでお待ちください');
  expect(await page.locator('body').innerText()).not.toContain(words);
  await page.unroute('**/api/opinions');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.unroute(isHome);
  await kiosk.begin(page);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  expect(await server.stored(words)).toBe(0);
});

test('no way leads out of the app, and each leads back', async ({ page, troubles }) => {
  await kiosk.come(page);
  const steps = await page.evaluate(() => history.length);
  const code = page.locator('#kiosk-code');

  await kiosk.goTo(page, '/opinions/new?about=plan');
  await page.getByRole('button', { name: 'スマートフォンで書く' }).click();
  await expect(code).toHaveAttribute('src', `/api/qr.svg?path=${encodeURIComponent('/opinions/new?about=plan')}`);
  await kiosk.answer(page, 'この画面にもどる').click();

  await kiosk.goTo(page, '/policies?life-stage=infant');
  await find.panel(page).click();
  await find.choice(page, 'situation', 'carer').check();
  await check.arrivedAtAddress(page, /life-stage=infant&situation=carer/);
  await kiosk.control(page, 'スマートフォンで').click();
  await expect(code).toHaveAttribute('src', `/api/qr.svg?path=${encodeURIComponent('/policies?life-stage=infant&situation=carer')}`);
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await kiosk.answer(page, 'この画面にもどる').click();

  for (const [address, path] of [
    ['/open-data/plan.json', '/open-data/plan.json'],
    ['https://www.city.kamakura.kanagawa.jp/', '/policies?life-stage=infant&situation=carer'],
    ['mailto:a@example.jp', '/policies?life-stage=infant&situation=carer'],
    ['tel:0467-23-3000', '/policies?life-stage=infant&situation=carer'],
  ]) {
    await kiosk.follow(page, address);
    await expect(code, address).toHaveAttribute('src', `/api/qr.svg?path=${encodeURIComponent(path)}`);
    await page.keyboard.press('Escape');
  }

  // The way back leads through what was seen, steps of a form included, and at last home.
  await kiosk.goTo(page, '/opinions/new?about=plan');
  await find.text(page).fill('ことば');
  await action.goOn(page, 'about');
  await kiosk.control(page, 'もどる').click();
  await check.atStep(page, 'text');
  await kiosk.control(page, 'もどる').click();
  await check.arrivedAtAddress(page, /life-stage=infant&situation=carer/);
  await expect(find.choice(page, 'situation', 'carer')).toBeChecked();
  await kiosk.control(page, 'もどる').click();
  await expect(find.choice(page, 'situation', 'carer')).not.toBeChecked();
  await kiosk.control(page, 'もどる').click();
  await check.arrivedAtAddress(page, /^\/opinions\/new\?about=plan$/);
  await kiosk.control(page, 'もどる').click();
  await check.arrivedAtAddress(page, /^\/$/);
  await kiosk.control(page, 'もどる').click();
  await check.arrivedAtAddress(page, /^\/$/);

  // What the server writes is a kiosk's, too, and so is a reload.
  await action.open(page, '/voices');
  await expect(kiosk.control(page, 'おわる')).toBeVisible();
  troubles.expect(/404/);
  await page.goto('/nothing');
  await expect(kiosk.control(page, 'おわる')).toBeVisible();
  await kiosk.control(page, 'ホーム').click();
  await check.arrivedAtAddress(page, /^\/$/);
  await action.reload(page);
  await expect(kiosk.control(page, 'おわる')).toBeVisible();
  await page.goto('/kiosk');
  await expect(page.getByText('大船支所')).toBeVisible();
  expect(await page.evaluate(() => history.length), 'only what was typed here').toBe(steps + 3);
});

test('a form that the server answers leaves no step to go back to', async ({ page }) => {
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  await action.fillForm(page, { text: action.uniqueWords() });
  await action.sendIt(page);
  await expect(find.standing(page)).toContainText('試しに送りました');
  const steps = await page.evaluate(() => history.length);
  await page.locator('summary', { hasText: '取り下げる' }).click();
  await page.getByRole('checkbox', { name: 'この意見を取り下げます' }).check();
  await page.getByRole('button', { name: '取り下げる', exact: true }).click();
  await expect(find.standing(page)).toContainText('取り下げました');
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

const LOOKED_AT = ['/policies?life-stage=infant', '/policies/2-2', '/search?q=防災', '/strategy', '/opinions', '/about', '/voices'];

test('every kind of page is accessible, large enough, and does not move', async ({ page }) => {
  test.slow();
  await watchShifts(page);
  await page.goto(kiosk.START);
  await expect(kiosk.invitation(page)).toBeVisible();
  await check.accessible(page);
  await kiosk.begin(page);
  const look = async () => {
    await check.hasTargets(page, 56);
    await check.fitsItsWidth(page);
  };
  await look();
  await check.accessible(page);
  for (const address of LOOKED_AT) {
    await kiosk.goTo(page, address);
    await look();
  }
  await kiosk.goTo(page, '/opinions/new?about=plan');
  for (const step of find.STEPS) {
    await check.atStep(page, step);
    await look();
    if (step === 'about') await find.kind(page, '提案').check();
    if (step === 'text') await find.text(page).fill('ことば');
    if (step !== 'check') await find.next(page).click();
  }
  for (const name of ['スマートフォンで', 'おわる']) {
    await kiosk.control(page, name).click();
    await expect(kiosk.question(page)).toBeVisible();
    await look();
    await check.accessible(page);
    await page.keyboard.press('Escape');
  }
  await page.goto('/kiosk');
  await look();
  await check.accessible(page);
  for (const address of [kiosk.START, '/', '/policies/2-2', '/opinions/new']) {
    await page.goto(address);
    await action.ready(page);
    await nothingMoved(page, address);
  }
});

test('a keyboard does all of it, and what moves can be stopped', async ({ page }) => {
  await page.goto(kiosk.START);
  await action.ready(page);
  const still = page.getByRole('button', { name: '動きを止める' });
  const moving = () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await expect.poll(moving).toBeGreaterThan(0);
  await action.tabTo(page, still);
  await page.keyboard.press('Enter');
  await expect(still).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(moving).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(kiosk.invitation(page)).toHaveCount(0);
  await expect(find.heading(page)).toBeFocused();
  await action.tabTo(page, kiosk.control(page, 'おわる'));
  await page.keyboard.press('Enter');
  await expect(kiosk.answer(page, 'おわる（消す）')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(kiosk.question(page)).toHaveCount(0);
  await expect(kiosk.control(page, 'おわる')).toBeFocused();
});

test('the first look after the touch has every door, and the button of the invitation stands on the sea', async ({ page }) => {
  for (const viewport of [{ width: 768, height: 1024 }, { width: 1080, height: 1920 }]) {
    await page.setViewportSize(viewport);
    await page.goto(kiosk.START);
    await action.ready(page);
    const top = async (selector: string) => (await page.locator(selector).boundingBox())!.y;
    const foot = viewport.height * 0.55;
    expect(await top('.kiosk-invitation__name')).toBeGreaterThanOrEqual(foot - 1);
    const begin = (await page.locator('.kiosk-invitation__begin').boundingBox())!;
    expect(begin.height).toBeGreaterThanOrEqual(112);
    expect(begin.y).toBeGreaterThanOrEqual(foot);
    await kiosk.begin(page);
    const nav = await top('.header__nav');
    for (const tile of await page.locator('.stage-tile').all()) {
      const { y, height } = (await tile.boundingBox())!;
      expect(y + height, await tile.innerText()).toBeLessThanOrEqual(nav);
    }
    await expect(page.locator('.hero__actions')).toBeHidden();
    await kiosk.goTo(page, '/policies/2-2');
    await expect(page.locator('.footer')).toBeHidden();
    await expect(page.locator('.breadcrumb')).toBeHidden();
  }
});

test('a number is typed by large keys, in groups, and a scanner may give it', async ({ page }) => {
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions');
  const field = page.locator('#receipt');
  const key = (name: string) => page.getByRole('button', { name, exact: true });
  for (const character of '7K3M9') await key(character).click();
  await expect(field).toHaveValue('7K3-M9');
  await key('1文字消す').click();
  await expect(field).toHaveValue('7K3-M');
  await check.hasTargets(page, 56);
  await check.fitsItsWidth(page);

  await field.fill('７ｋ３　m9q');
  await expect(field).toHaveValue('7K3-M9Q');
  await field.focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('A');
  await expect(field).toHaveValue('A7K-3M9-Q');
  expect(await field.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(1);
  await field.fill('https://mirai.example.jp/opinions/7K3-M9Q-2XD-F4H-8WP-N5C#ABCD-EFGH');
  await expect(field).toHaveValue('7K3-M9Q-2XD-F4H-8WP-N5C');
  const { scrollWidth, clientWidth } = await field.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth, 'all of the number is in sight').toBeLessThanOrEqual(clientWidth);
});

test('nothing moves where the system asks for it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(kiosk.START);
  await expect(kiosk.invitation(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('strangers come and go, and the device holds on to nothing of them', async ({ page }) => {
  await page.clock.install();
  await page.goto(kiosk.START);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const after: number[][] = [];
  for (let visits = 0; visits < 4; visits += 1) {
    await kiosk.visitAndGoAway(page);
    after.push(await inUse(page, devtools));
  }
  const [heap, , nodes, listeners] = after[3].map((amount, at) => amount / after[1][at]);
  for (const growth of [heap, nodes, listeners]) expect(growth, JSON.stringify(after)).toBeLessThan(1.05);
});

test('a device that read offline before becomes a kiosk that keeps nothing', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.origin, serviceWorkers: 'allow' });
  const page = await context.newPage();
  await action.open(page, '/policies');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await page.goto(await server.kioskAddress());
  await expect(kiosk.invitation(page)).toBeVisible();
  await action.ready(page);
  await page.mouse.click(300, 200);
  await page.goto('/policies');
  await expect(kiosk.control(page, 'おわる')).toBeVisible();
  await kiosk.end(page);
  await expect.poll(() => kept(page)).toEqual(NOTHING);
  await context.close();
});

test('a device that keeps somebody’s receipt is asked about, and erases nothing by itself', async ({ newVisitor, server }) => {
  const page = await (await newVisitor()).newPage();
  await action.writeOpinion(page, { text: action.uniqueWords() });
  const receipt = await action.sendIt(page);
  await page.clock.install();
  await page.goto(await server.kioskAddress());
  await action.ready(page);
  await expect(kiosk.question(page)).toHaveAccessibleName('この端末を支所の端末にしますか');
  await check.accessible(page);
  // Neither the time that ends a visit, nor that after which a kiosk renews itself, nor a key.
  await page.clock.fastForward(181_000);
  await page.clock.fastForward(601_000);
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
  await expect(kiosk.question(page)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('mirai-navi.receipts'))).toContain(receipt);
  await kiosk.answer(page, '残して、ふつうの画面にもどる').click();
  await expect(page.locator('html:not([data-kiosk])[data-ready]')).toBeAttached();
  await action.open(page, '/opinions');
  await expect(page.locator('.sent-list__link')).toHaveText(receipt);
});

test('who says so makes a device a kiosk that keeps nothing', async ({ newVisitor, server }) => {
  const page = await (await newVisitor()).newPage();
  await action.open(page, '/opinions/new?about=2-2');
  await find.text(page).fill('まだ送っていない');
  await page.goto(await server.kioskAddress());
  await action.ready(page);
  await kiosk.answer(page, '消して、支所の端末にする').click();
  await expect(kiosk.question(page)).toHaveCount(0);
  await kiosk.begin(page);
  await expect.poll(() => kept(page)).toEqual(NOTHING);
  await kiosk.goTo(page, '/opinions/new');
  await expect(find.text(page)).toHaveValue('');
});

test('who says so waits until the device has forgotten, but not for a browser that never says it has', async ({ newVisitor, server }) => {
  const page = await (await newVisitor()).newPage();
  await page.clock.install();
  await action.open(page, '/opinions/new?about=2-2');
  await find.text(page).fill('まだ送っていない');
  await page.goto(await server.kioskAddress());
  await action.ready(page);
  const asked = new Promise<void>((resolve) => void page.route('**/kiosk/end', () => resolve()));
  await page.clock.pauseAt(Date.now() + 60_000);
  await kiosk.answer(page, '消して、支所の端末にする').click();
  await asked;
  await expect(kiosk.question(page)).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(kiosk.question(page)).toHaveCount(0);
});

test('what ends unacknowledged is withdrawn if it had arrived', async ({ page, troubles }) => {
  troubles.expect(/api\/opinions/);
  await kiosk.come(page);
  let key: string | undefined;
  await page.route('**/api/opinions', async (route) => {
    key = route.request().headers()['idempotency-key'];
    await route.fetch();
    await route.abort();
  });
  await kiosk.goTo(page, '/opinions/new?about=plan');
  await action.fillForm(page, { text: action.uniqueWords() });
  await find.send(page).click();
  await expect(find.outboxNotice(page, 'waiting')).toBeVisible();
  await kiosk.control(page, 'おわる').click();
  await expect(kiosk.question(page)).toContainText('市に届いていても取り下げます');
  const withdrawn = page.waitForResponse('**/api/opinions/withdraw');
  await kiosk.answer(page, 'おわる（消す）').click();
  expect((await withdrawn).request().headers()['idempotency-key']).toBe(key);
  expect((await withdrawn).status()).toBe(200);
  await expect(kiosk.invitation(page)).toBeVisible();
});

test.describe('in a browser without the Navigation API', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      delete (window as { navigation?: unknown }).navigation;
      delete (Window.prototype as { navigation?: unknown }).navigation;
    });
  });

  test('a visit warns, ends and is erased', async ({ page }) => {
    await page.clock.install();
    await kiosk.come(page);
    await kiosk.goTo(page, '/opinions/new?about=plan');
    await find.text(page).fill('まだ書いています');
    await page.clock.fastForward(121_000);
    await expect(kiosk.question(page)).toHaveAccessibleName('つづけますか');
    await page.clock.fastForward(61_000);
    await kiosk.begin(page);
    await kiosk.goTo(page, '/opinions/new');
    await expect(find.text(page)).toHaveValue('');
    await kiosk.end(page);
  });

  test('no way leads out, none leaves a step to go back to, and each leads back', async ({ page }) => {
    await kiosk.come(page);
    const steps = await page.evaluate(() => history.length);
    await kiosk.goTo(page, '/policies?life-stage=infant');
    await kiosk.follow(page, '/open-data/plan.json');
    await expect(page.locator('#kiosk-code')).toBeVisible();
    await page.keyboard.press('Escape');
    await kiosk.goTo(page, '/opinions/new?about=plan');
    await action.fillForm(page, { text: action.uniqueWords() });
    for (const step of [...find.STEPS].reverse().slice(1)) {
      await kiosk.control(page, 'もどる').click();
      await check.atStep(page, step);
    }
    await kiosk.control(page, 'もどる').click();
    await check.arrivedAtAddress(page, /life-stage=infant/);
    // What only the server has, by a link and by a form without the app.
    await kiosk.follow(page, '/voices');
    await check.arrivedAt(page, /./);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await kiosk.control(page, 'ホーム').click();
    await check.arrivedAtAddress(page, /^\/$/);
    expect(await page.evaluate(() => history.length)).toBe(steps);
  });
});
