// A line that breaks and a server that falls: nothing typed is lost, and nothing is stored twice.

import type { BrowserContext, Page, Route } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { CUT_OFF, type Troubles, expect, test } from './support/test';

const ENDPOINT = '**/api/opinions';
const WITHDRAWAL = '**/api/opinions/withdraw';

/** The way to the endpoint is cut, while pages can still be had. */
async function cutLine(target: Page | BrowserContext, troubles: Troubles): Promise<() => Promise<void>> {
  troubles.expect(/\/api\/opinions/);
  await target.route(ENDPOINT, (route) => route.abort());
  return () => target.unroute(ENDPOINT);
}

/** Lets requests through to the server and loses the answers. */
function loseAnswer(keys: string[]): (route: Route) => Promise<void> {
  return async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    const answer = await route.fetch();
    expect(answer.status()).toBeLessThan(300);
    await route.abort();
  };
}

async function tryToSend(page: Page): Promise<void> {
  await find.send(page).click();
  await check.arrivedAt(page, '意見の行方をたどる');
  await expect(find.outboxNotice(page, 'waiting')).toContainText('市に届いたか確かめられていない意見が1件あります。');
}

async function lateReceipt(page: Page): Promise<string> {
  const link = find.outboxNotice(page, 'sent').getByRole('link');
  await expect(link).toHaveText(check.RECEIPT);
  return link.innerText();
}

test('with the server down, the opinion is kept, and is sent once it is back', async ({ page, server, troubles }) => {
  troubles.expect(CUT_OFF, /\/api\/opinions/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await server.kill();
  await tryToSend(page);
  await expect(find.outboxNotice(page, 'waiting')).toContainText('この端末でお預かりし');
  await expect(page.locator('.waiting__text')).toHaveText(words);
  await server.start();
  // As the browser does when its line comes back.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const receipt = await lateReceipt(page);
  await expect(page.locator('.waiting__item')).toHaveCount(0);
  await expect(page.locator('.sent-list__link')).toHaveText(receipt);
  await find.outboxNotice(page, 'sent').getByRole('link').click();
  await expect(find.receipt(page)).toHaveText(receipt);
  expect(await server.stored(words)).toBe(1);
});

test('a waiting opinion is tried again from time to time by itself', async ({ page, server, troubles }) => {
  await page.clock.install();
  const mend = await cutLine(page, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await find.send(page).click();
  await page.clock.runFor(1000);
  await expect(find.outboxNotice(page, 'waiting')).toBeVisible();
  await mend();
  // Not run for: the sending's own time limit, which begins meanwhile, would be over before the server can answer.
  await page.clock.fastForward(31_000);
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('a waiting opinion outlives the reload, and the closing of its tab', async ({ page, context, server, troubles }) => {
  const mend = await cutLine(context, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await action.reload(page);
  await expect(find.outboxNotice(page, 'waiting')).toBeVisible();
  await expect(page.locator('.waiting__text')).toHaveText(words);
  await page.close();
  const later = await context.newPage();
  await action.open(later, '/');
  await expect(find.outboxNotice(later, 'waiting')).toBeVisible();
  await later.getByRole('link', { name: '内容を見る' }).click();
  await expect(later.locator('.waiting__text')).toHaveText(words);
  await mend();
  await later.getByRole('button', { name: 'いま送る' }).click();
  await lateReceipt(later);
  expect(await server.stored(words)).toBe(1);
});

test('the next visit sends what waits, without being asked', async ({ page, server, troubles }) => {
  const mend = await cutLine(page, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await mend();
  await action.open(page, '/goals');
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('another tab sees what waits, and what became of it', async ({ page, context, server, troubles }) => {
  const mend = await cutLine(context, troubles);
  const words = action.uniqueWords();
  const other = await context.newPage();
  await action.open(other, '/opinions');
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await expect(find.outboxNotice(other, 'waiting')).toBeVisible();
  await expect(other.locator('.waiting__text')).toHaveText(words);
  await mend();
  // Both at once: still one opinion.
  await Promise.all([page, other].map((tab) => tab.evaluate(() => window.dispatchEvent(new Event('online')))));
  await expect(page.locator('.waiting__item')).toHaveCount(0);
  await expect(other.locator('.waiting__item')).toHaveCount(0);
  await expect(page.locator('.sent-list__link')).toHaveCount(1);
  await expect(other.locator('.sent-list__link')).toHaveCount(1);
  expect(await server.stored(words)).toBe(1);
});

test('a tab that sends does not take away what another tab put into the outbox', async ({ page, context, server, troubles }) => {
  const mend = await cutLine(context, troubles);
  const [first, second] = [action.uniqueWords(), action.uniqueWords()];
  await action.writeOpinion(page, { text: first });
  await tryToSend(page);
  const other = await context.newPage();
  await action.writeOpinion(other, { text: second });
  await find.send(other).click();
  await expect(find.outboxNotice(other, 'waiting')).toContainText('2件');
  await expect(find.outboxNotice(page, 'waiting')).toContainText('2件');
  await mend();
  await page.getByRole('button', { name: 'いま送る' }).click();
  await expect(find.outboxNotice(page, 'sent').getByRole('link')).toHaveCount(2);
  await expect(other.locator('.sent-list__link')).toHaveCount(2);
  expect(await server.stored(first)).toBe(1);
  expect(await server.stored(second)).toBe(1);
});

test('a server that dies after storing and before answering stores one opinion, under one receipt', async ({ page, server, troubles }) => {
  troubles.expect(CUT_OFF, /\/api\/opinions/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  const keys: string[] = [];
  await page.route(ENDPOINT, loseAnswer(keys));
  await tryToSend(page);
  // It may have arrived, and nothing says that it has not.
  await expect(page.getByText(/まだ届いていない|未送信/)).toHaveCount(0);
  // The page also tries by itself, every half a minute.
  const mend = await cutLine(page, troubles);
  await server.kill();
  await server.start();
  expect(await server.stored(words)).toBe(1);
  await mend();
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/opinions'));
  await page.getByRole('button', { name: 'いま送る' }).click();
  // 200 and not 201: it was there.
  expect((await answer).status()).toBe(200);
  expect((await answer).request().headers()['idempotency-key']).toBe(keys[0]);
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('an opinion rewritten after its answer was lost is withdrawn, and sent as another', async ({ page, server, troubles }) => {
  troubles.expect(/\/api\/opinions/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await page.route(ENDPOINT, loseAnswer([]));
  await tryToSend(page);
  const withdrawn = page.waitForResponse(WITHDRAWAL);
  await page.getByRole('button', { name: '送るのをやめて書き直す' }).click();
  expect(await (await withdrawn).json()).toEqual({ status: 'withdrawn' });
  await check.arrivedAt(page, '意見を送る');
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  await expect(find.outboxNotice(page, 'sent')).toContainText('市に届いていたため、取り下げました');
  await page.unroute(ENDPOINT);
  await expect(find.subject(page)).toHaveValue('plan');
  await action.fillForm(page, { text: `${words}改` });
  await action.sendIt(page);
  await expect(find.standing(page)).toContainText('試しに送りました');
  expect(await server.stored(`${words}改`)).toBe(1);
});

test('an opinion that never arrived is rewritten and sent once', async ({ page, server, troubles }) => {
  const mend = await cutLine(page, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await page.getByRole('button', { name: '送るのをやめて書き直す' }).click();
  await check.arrivedAt(page, '意見を送る');
  await expect(find.outboxNotice(page, 'withdrawing')).toHaveCount(0);
  await mend();
  await action.fillForm(page, { text: `${words}改` });
  await action.sendIt(page);
  expect(await server.stored(words)).toBe(1);
});

test('what is erased after its answer was lost is withdrawn', async ({ page, troubles }) => {
  troubles.expect(/\/api\/opinions/);
  const keys: string[] = [];
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await page.route(ENDPOINT, loseAnswer(keys));
  await tryToSend(page);
  page.once('dialog', (dialog) => dialog.accept());
  const withdrawn = page.waitForResponse(WITHDRAWAL);
  await page.getByRole('button', { name: '送らずに消す' }).click();
  expect(await (await withdrawn).json()).toEqual({ status: 'withdrawn' });
  expect((await withdrawn).request().headers()['idempotency-key']).toBe(keys[0]);
  await expect(page.locator('.waiting__item')).toHaveCount(0);
  await expect(find.outboxNotice(page, 'sent')).toContainText('市に届いていたため、取り下げました');
});

test('without a connection it is said that it may have arrived, and is withdrawn once there is one', async ({ page, troubles }) => {
  troubles.expect(/\/api\/opinions/);
  page.on('dialog', (dialog) => dialog.accept());
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await page.route(ENDPOINT, loseAnswer([]));
  await tryToSend(page);
  await page.route(WITHDRAWAL, (route) => route.abort());
  await page.getByRole('button', { name: '送らずに消す' }).click();
  await expect(page.locator('.waiting__item')).toContainText('市に届いているかもしれません');
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  // It is tried again by the next visit, too, and nothing is sent meanwhile.
  let sent = 0;
  page.on('request', (request) => (sent += Number(request.url().endsWith('/api/opinions'))));
  await action.reload(page);
  await expect(find.outboxNotice(page, 'withdrawing')).toContainText('届いているかもしれません');
  await page.unroute(WITHDRAWAL);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(find.outboxNotice(page, 'sent')).toContainText('市に届いていたため、取り下げました');
  await expect(page.locator('.waiting__item')).toHaveCount(0);
  expect(sent).toBe(0);
});

test('who took an opinion back without a connection can rewrite it, or let it go', async ({ page, server, troubles }) => {
  page.on('dialog', (dialog) => dialog.accept());
  const mend = await cutLine(page, troubles);
  await page.route(WITHDRAWAL, (route) => route.abort());
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await page.getByRole('button', { name: '送らずに消す' }).click();
  await page.getByRole('button', { name: '書き直す', exact: true }).click();
  await check.arrivedAt(page, '意見を送る');
  await action.fillForm(page, { text: `${words}改` });
  await find.send(page).click();
  await check.arrivedAt(page, '意見の行方をたどる');
  await expect(page.locator('.waiting__item')).toHaveCount(2);
  await page.locator('.waiting__item').getByRole('button', { name: '確かめずに消す' }).click();
  await expect(page.locator('.waiting__item')).toHaveCount(1);
  await mend();
  await page.getByRole('button', { name: 'いま送る' }).click();
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('a late receipt outlives storage that is full', async ({ page, troubles }) => {
  const mend = await cutLine(page, troubles);
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await tryToSend(page);
  await page.evaluate(() => {
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let at = 0; ; at += 1) localStorage.setItem(`full-${size}-${at}`, 'x'.repeat(size));
      } catch {
        // Full, to this size.
      }
    }
  });
  await mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const receipt = await lateReceipt(page);
  await action.reload(page);
  await expect(page.locator('.sent-list__link')).toHaveText(receipt);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
});

test('a receipt that finds no room at all comes again until it was noted', async ({ page, server, troubles }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key === 'mirai-navi.receipts') throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  const mend = await cutLine(page, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await mend();
  await page.getByRole('button', { name: 'いま送る' }).click();
  const receipt = await lateReceipt(page);
  const code = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/;
  const notice = find.outboxNotice(page, 'sent');
  await expect(notice.locator('span')).toHaveText(code);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  await action.open(page, '/about');
  expect(await lateReceipt(page)).toBe(receipt);
  await expect(notice.locator('span')).toHaveText(code);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  await notice.getByRole('button', { name: '閉じる' }).click();
  await action.reload(page);
  await expect(page.locator('.outbox-notice__item')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('mirai-navi.outbox'))).toBe('[]');
  expect(await server.stored(words)).toBe(1);
});

test('it is said that what waits is sent while the page is open', async ({ page, troubles }) => {
  await cutLine(page, troubles);
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await tryToSend(page);
  await expect(find.outboxNotice(page, 'waiting')).toContainText('このページを開いている間に、つながりしだい自動で送ります');
  await expect(page.locator('.waiting')).toContainText('このページを開いている間に');
});

for (const status of [403, 413]) {
  test(`what a web filter refuses with ${status} is said as what it is, and is sent another way`, async ({ page, server, troubles, context }) => {
    troubles.expect(/\/api\/opinions/);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const words = action.uniqueWords();
    await action.writeOpinion(page, { text: words });
    await page.route(ENDPOINT, (route) => route.fulfill({ status, contentType: 'text/html', body: '<h1>Blocked</h1>' }));
    await find.send(page).click();
    await check.arrivedAt(page, '意見の行方をたどる');
    await expect(page.locator('.waiting__item')).toContainText(`通信の途中で断られました（${status}）`);
    await expect(find.outboxNotice(page, 'waiting')).toContainText('送信を断られた意見があります');
    await expect(find.outboxNotice(page, 'waiting')).not.toContainText('自動で送ります');
    await page.getByRole('button', { name: '文章をコピーする' }).click();
    await expect(page.getByText('コピーしました。')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
    // On another line it goes through.
    await page.unroute(ENDPOINT);
    await page.getByRole('button', { name: 'いま送る' }).click();
    await lateReceipt(page);
    expect(await server.stored(words)).toBe(1);
  });
}

test('a waiting opinion can be copied', async ({ page, context, troubles }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await cutLine(page, troubles);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await page.getByRole('button', { name: '文章をコピーする' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
});

test('two clicks send once', async ({ page, server }) => {
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  let requests = 0;
  await page.route(ENDPOINT, async (route) => {
    requests += 1;
    await route.continue();
  });
  await find.send(page).dblclick();
  await expect(find.receipt(page)).toHaveText(check.RECEIPT);
  expect(requests).toBe(1);
  expect(await server.stored(words)).toBe(1);
});

test('while it is under way the page says so, and Enter does not send again', async ({ page, server }) => {
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let requests = 0;
  await page.route(ENDPOINT, async (route) => {
    requests += 1;
    await held;
    await route.continue();
  });
  await find.send(page).click();
  await expect(page.locator('#sending')).toHaveText('送っています。そのままお待ちください。');
  await find.send(page).press('Enter');
  await find.send(page).click();
  letGo();
  await expect(find.receipt(page)).toHaveText(check.RECEIPT);
  expect(requests).toBe(1);
  expect(await server.stored(words)).toBe(1);
});

test('a reload while it is under way loses nothing', async ({ page, server, troubles }) => {
  troubles.expect(/\/api\/opinions/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  let requests = 0;
  await page.route(ENDPOINT, async (route) => {
    requests += 1;
    // The first is never answered.
    if (requests > 1) await route.continue();
  });
  await find.send(page).click();
  await expect(page.locator('#sending')).not.toBeEmpty();
  await action.reload(page);
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('without storage the app works, and says what it cannot keep', async ({ page, server, troubles }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const words = action.uniqueWords();
  const mend = await cutLine(page, troubles);
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await expect(find.outboxNotice(page, 'waiting')).toContainText('この端末には保存できないため');
  await mend();
  await page.getByRole('button', { name: 'いま送る' }).click();
  await lateReceipt(page);
  expect(await server.stored(words)).toBe(1);
});

test('with full storage the app works, and says what it cannot keep', async ({ page, troubles }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await cutLine(page, troubles);
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await tryToSend(page);
  await expect(find.outboxNotice(page, 'waiting')).toContainText('この端末には保存できないため');
});

test('what is kept and cannot be read does not stop the app', async ({ page }) => {
  await page.addInitScript(() => {
    for (const key of ['mirai-navi.outbox', 'mirai-navi.receipts', 'mirai-navi.draft']) {
      localStorage.setItem(key, '{"broken":[1,null');
      sessionStorage.setItem(key, '[[1,2],["text"]]');
    }
  });
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await action.sendIt(page);
});

/** Lets the endpoint refuse whatever is sent, for these reasons. */
async function refuse(page: Page, errors: { field: string; rule: string; message: string }[]): Promise<void> {
  await page.route(ENDPOINT, (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/invalid-opinion',
        title: '入力内容をご確認ください',
        status: 422,
        detail: '印のついた項目を直して、もう一度お送りください。',
        errors,
      }),
    }),
  );
}

test('a field that the server refuses is shown with its words kept', async ({ page, troubles }) => {
  troubles.expect(/422/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words, contact: 'name@example.jp' });
  await refuse(page, [
    { field: 'text', rule: 'bidi-control', message: '' },
    { field: 'contact', rule: 'not-an-address', message: '' },
  ]);
  await find.send(page).click();
  await check.atStep(page, 'text');
  await check.refusedAt(page, find.text(page), 'text', '文字の並ぶ向き');
  await expect(find.text(page)).toHaveValue(words);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  await page.unroute(ENDPOINT);
  await find.text(page).fill(`${words}改`);
  await action.goOn(page, 'about');
  await action.goOn(page, 'you');
  await expect(find.contact(page)).toHaveValue('name@example.jp');
  await action.goOn(page, 'check');
  await action.sendIt(page);
});

for (const [what, answer] of Object.entries({
  'a 503 of the server': {
    status: 503,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: '/problems/unavailable', title: 'ただいま受け付けできません', status: 503, detail: '' }),
  },
  'a proxy’s error page': { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' },
  'a page of a hotel’s network': { status: 200, contentType: 'text/html', body: '<h1>Please log in</h1>' },
})) {
  test(`${what} is no receipt: the opinion waits`, async ({ page, server, troubles }) => {
    troubles.expect(/\/api\/opinions/);
    const words = action.uniqueWords();
    await action.writeOpinion(page, { text: words });
    await page.route(ENDPOINT, (route) => route.fulfill(answer));
    await tryToSend(page);
    await page.unroute(ENDPOINT);
    await page.getByRole('button', { name: 'いま送る' }).click();
    await lateReceipt(page);
    expect(await server.stored(words)).toBe(1);
  });
}

test('a waiting opinion that the server will never take is not dropped in silence', async ({ page, troubles }) => {
  troubles.expect(/\/api\/opinions/);
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words });
  await page.route(ENDPOINT, (route) => route.abort());
  await tryToSend(page);
  await page.unroute(ENDPOINT);
  await refuse(page, [{ field: 'subject', rule: 'not-in-plan', message: '' }]);
  const refused = page.waitForResponse((response) => response.status() === 422);
  await page.getByRole('button', { name: 'いま送る' }).click();
  await refused;
  // Wherever it is said, the words are still the reader's.
  await expect(page.locator('#app')).toContainText(words);
});

test('a receipt can be looked at while the endpoint is down, and asked for again', async ({ page, troubles }) => {
  troubles.expect(/\/opinions\//);
  await action.writeOpinion(page, { text: action.uniqueWords() });
  const receipt = await action.sendIt(page);
  await find.followLink(page).click();
  await page.route(`**/opinions/${receipt}`, (route) => route.abort());
  await page.getByRole('link', { name: receipt }).click();
  await expect(find.receipt(page)).toHaveText(receipt);
  await expect(page.getByRole('alert')).toContainText('いまは対応状況を確かめられません');
  await page.unroute(`**/opinions/${receipt}`);
  await page.getByRole('button', { name: 'もう一度確かめる' }).click();
  await expect(find.standing(page)).toContainText('試しに送りました');
});

test('receipts can be wiped from a shared device', async ({ page }) => {
  await action.writeOpinion(page, { text: action.uniqueWords() });
  const receipt = await action.sendIt(page);
  await find.followLink(page).click();
  await expect(page.locator('.sent-list__link')).toHaveText(receipt);
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('button', { name: 'この端末から受付番号を消す' }).click();
  await expect(page.locator('.sent-list__link')).toHaveText(receipt);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'この端末から受付番号を消す' }).click();
  await expect(page.locator('.sent-list')).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(receipt);
});

test('a draft and a waiting opinion can be wiped from a shared device', async ({ page, troubles }) => {
  await cutLine(page, troubles);
  page.on('dialog', (dialog) => dialog.accept());
  const words = action.uniqueWords();
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  await action.writeOpinion(page, { text: words });
  expect(await kept()).toContain(words);
  await page.getByRole('button', { name: '書いたものを消す' }).click();
  await check.atStep(page, 'text');
  expect(await kept()).not.toContain(words);
  await action.writeOpinion(page, { text: words });
  await tryToSend(page);
  await page.getByRole('button', { name: '送らずに消す' }).click();
  await expect(page.locator('.waiting__item')).toHaveCount(0);
  await expect(find.outboxNotice(page, 'waiting')).toHaveCount(0);
  expect(await kept()).not.toContain(words);
});
