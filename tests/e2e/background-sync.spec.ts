// What waits is sent by the service worker once no page of the site is open any more.

import type { BrowserContext, Page, Worker } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { setUp } from './support/kiosk';
import type { Server } from './support/server';
import { CUT_OFF, type Troubles, expect, test } from './support/test';

test.use({ serviceWorkers: 'allow' });

/** The worker waits for pages that may just be closing. */
const WOKEN = { timeout: 60_000 };
test.beforeEach(() => test.slow());

const OUTBOX = 'mirai-navi.outbox';

/** What the service worker would send, as the device keeps it for it. */
const mirrored = (context: BrowserContext): Promise<{ key: string; body?: string }[]> =>
  worker(context).evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction('waiting').objectStore('waiting').getAll();
          asked.onsuccess = () => resolve(asked.result);
          database.close();
        };
      }),
    OUTBOX,
  );

const worker = (context: BrowserContext): Worker => context.serviceWorkers()[0]!;

/** Opens the form where the service worker has the site. */
async function open(page: Page): Promise<void> {
  await action.open(page, '/opinions/new');
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** Writes an opinion while the server is away, and tries to send it. */
async function writeInVain(page: Page, server: Server, troubles: Troubles, words: string): Promise<void> {
  troubles.expect(CUT_OFF, /Failed to fetch/, /request: /);
  await open(page);
  await action.fillForm(page, { subject: 'plan', text: words, mayPublish: true });
  await server.kill();
  await find.send(page).click();
  await check.arrivedAt(page, '意見の行方をたどる');
}

const waits = (page: Page, words: string) => expect(find.outboxNotice(page, 'waiting')).toContainText(words);

/** Wakes the service worker, as a browser does that has a connection again, and waits until it has done what it can. */
async function connectionIsBack(context: BrowserContext, server: Server): Promise<void> {
  // Not one of the site's.
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(server.origin) && !isDeleted);
      if (own) resolve(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  await session.send('ServiceWorker.dispatchSyncEvent', { origin: server.origin, registrationId, tag: OUTBOX, lastChance: false });
  await page.close();
}

/** The page is closed while the server is away, and the worker has nothing left to do once it is there again. */
async function settledOncePageIsClosed(page: Page, context: BrowserContext, server: Server): Promise<void> {
  await page.close();
  await server.start();
  await connectionIsBack(context, server);
  await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
}

/** No answer about opinions reaches the page; those that it sends reach the server where they are `heard`. */
const cutAnswers = (page: Page, heard: boolean) =>
  page.addInitScript((heard) => {
    const { fetch } = window;
    window.fetch = async (...request) => {
      const url = request[0] instanceof Request ? request[0].url : String(request[0]);
      if (!url.includes('/api/opinions')) return fetch(...request);
      Reflect.set(window, 'tries', (Reflect.get(window, 'tries') ?? 0) + 1);
      if (heard && url.endsWith('/api/opinions')) await fetch(...request);
      throw new TypeError('the connection is cut');
    };
  }, heard);

/** Writes an opinion of which the page never hears that it arrived. */
async function writeUnanswered(page: Page, words: string): Promise<void> {
  await open(page);
  await action.fillForm(page, { subject: 'plan', text: words });
  await find.send(page).click();
  await waits(page, '閉じても');
}

/** Takes back what waits; the worker is left with its key. */
async function takeBack(page: Page, context: BrowserContext, button: string): Promise<void> {
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: button }).click();
  await expect.poll(async () => (await mirrored(context)).map(({ body }) => body)).toEqual([undefined]);
}

// The headless shell has background sync switched off: what pages ask for is noted, and DevTools wakes the worker.
test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    Reflect.get(window, 'SyncManager').prototype.register = async (tag: string) => Reflect.set(window, 'askedFor', tag);
  }),
);

test('what waits is sent after its page was closed, once, and the next visit has its receipt', async ({ page, context, server, troubles }) => {
  const words = action.uniqueWords();
  await writeInVain(page, server, troubles, words);
  await waits(page, 'このページを閉じても、つながりしだい自動で送ります。');
  await expect(page.locator('.waiting')).toContainText('このページを閉じても');
  expect(await page.evaluate(() => Reflect.get(window, 'askedFor'))).toBe(OUTBOX);
  await settledOncePageIsClosed(page, context, server);
  expect(await server.stored(words)).toBe(1);

  const later = await context.newPage();
  const answer = later.waitForResponse('**/api/opinions');
  await action.open(later, '/');
  // It was there: 200 and not 201.
  expect((await answer).status()).toBe(200);
  await expect(find.outboxNotice(later, 'sent').getByRole('link')).toHaveText(check.RECEIPT);
  await expect(find.outboxNotice(later, 'waiting')).toHaveCount(0);
  await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
  expect(await server.stored(words)).toBe(1);
});

test('what is taken back is not sent after its page was closed', async ({ page, context, server, troubles }) => {
  // What the city is asked about never reached it.
  troubles.expect(/404/);
  const words = action.uniqueWords();
  await writeInVain(page, server, troubles, words);
  await waits(page, '閉じても');
  expect((await mirrored(context)).map(({ body }) => JSON.parse(body!).text)).toEqual([words]);
  await takeBack(page, context, '送らずに消す');
  await settledOncePageIsClosed(page, context, server);
  expect(await server.stored(words)).toBe(0);
});

test('what had arrived and is taken back is withdrawn after its page was closed', async ({ page, context, server }) => {
  const words = action.uniqueWords();
  // The answer of the first is lost, and the withdrawal never leaves.
  await cutAnswers(page, true);
  await writeUnanswered(page, words);
  await takeBack(page, context, '送るのをやめて書き直す');
  const [{ key }] = await mirrored(context);
  await page.close();
  await connectionIsBack(context, server);
  await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
  const again = await context.request.post('/api/opinions', {
    headers: { 'Idempotency-Key': key },
    data: { subject: 'plan', kind: 'proposal', text: words },
  });
  const { receipt } = await again.json();
  const followed = await context.request.get(`/api/opinions/${receipt}`);
  expect((await followed.json()).status).toBe('withdrawn');
});

test('while a page is open, the page sends', async ({ page, context, server, troubles }) => {
  const words = action.uniqueWords();
  await writeInVain(page, server, troubles, words);
  await waits(page, '閉じても');
  await worker(context).evaluate(() => {
    self.fetch = () => Promise.reject(new Error('the worker sends'));
  });
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/opinions'));
  await server.start();
  await connectionIsBack(context, server);
  expect((await answer).status()).toBe(201);
  await expect(find.outboxNotice(page, 'sent').getByRole('link')).toHaveText(check.RECEIPT);
  await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
  expect(await server.stored(words)).toBe(1);
});

test('what a page could not send before it was closed, the service worker sends', async ({ page, context, server }) => {
  await cutAnswers(page, false);
  const words = action.uniqueWords();
  await writeUnanswered(page, words);
  const tries = () => page.evaluate(() => Number(Reflect.get(window, 'tries')));
  const before = await tries();
  await connectionIsBack(context, server);
  // The page also tries by itself, every half a minute.
  await expect.poll(tries).toBeGreaterThan(before);
  expect(await mirrored(context)).toHaveLength(1);
  await page.close();
  await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
  expect(await server.stored(words)).toBe(1);
});

const problem = (status: number) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: '/problems/x', title: '', status, detail: '', errors: [] }),
});

for (const [what, { isFinal, ...answer }] of Object.entries({
  'a page of a hotel’s network': { isFinal: false, status: 200, contentType: 'text/html', body: '<h1>Please log in</h1>' },
  'a web filter’s page': { isFinal: false, status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' },
  'JSON of something else': { isFinal: false, status: 200, contentType: 'application/json', body: '{"ok":true}' },
  'a 503 of the server': { isFinal: false, ...problem(503) },
  'a 429 of the server': { isFinal: false, ...problem(429) },
  'a refusal of the server': { isFinal: true, ...problem(422) },
})) {
  test(`${what} ${isFinal ? 'is final' : 'is no receipt'} for the service worker`, async ({ page, context, server, troubles }) => {
    await writeInVain(page, server, troubles, action.uniqueWords());
    await waits(page, '閉じても');
    await page.close();
    await worker(context).evaluate(({ status, contentType, body }) => {
      const asked: string[] = [];
      Object.assign(self, { asked });
      self.fetch = async (address) => {
        asked.push(String(address));
        return new Response(body, { status, headers: { 'content-type': contentType } });
      };
    }, answer);
    const asked = () => worker(context).evaluate(() => Reflect.get(self, 'asked'));
    await connectionIsBack(context, server);
    await expect.poll(asked, WOKEN).toEqual(['/api/opinions']);
    if (isFinal) {
      await expect.poll(() => mirrored(context), WOKEN).toEqual([]);
    } else {
      await connectionIsBack(context, server);
      await expect.poll(asked, WOKEN).toEqual(['/api/opinions', '/api/opinions']);
    }
  });
}

for (const [what, refuse] of Object.entries({
  'without background sync': () => {
    Reflect.set(window, 'refused', Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  },
  'where the reader forbids it,': () => {
    Reflect.get(window, 'SyncManager').prototype.register = async () => {
      Reflect.set(window, 'refused', true);
      throw new DOMException('denied', 'NotAllowedError');
    };
  },
  'where the browser keeps no database,': () => {
    IDBFactory.prototype.open = () => {
      Reflect.set(window, 'refused', true);
      throw new DOMException('denied', 'SecurityError');
    };
  },
})) {
  test(`${what} it is said that the page has to be open`, async ({ page, server, troubles }) => {
    await page.addInitScript(refuse);
    await writeInVain(page, server, troubles, action.uniqueWords());
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'refused'))).toBe(true);
    await waits(page, 'このページを開いている間に');
    await expect(page.locator('.waiting')).toContainText('このページを開いている間に');
  });
}

test('a kiosk gives the service worker nothing', async ({ page, context, server, troubles }) => {
  await setUp(context, server);
  troubles.expect(CUT_OFF, /Failed to fetch/, /request: /);
  await action.open(page, '/opinions/new');
  await action.fillForm(page, { subject: 'plan', text: action.uniqueWords() });
  await server.kill();
  await find.send(page).click();
  await waits(page, 'それまでに「おわる」と消えるので');
  const kept = async () => [await indexedDB.databases(), (await navigator.serviceWorker.getRegistrations()).length];
  expect(await page.evaluate(kept)).toEqual([[], 0]);
});
