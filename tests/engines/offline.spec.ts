// Offline and back, and from one release to the next. The line is cut between browser and server, since WebDriver
// has no word for it.

import { rm } from 'node:fs/promises';

import { RECEIPT } from '../e2e/support/check';
import { NEXT, nextRelease } from '../e2e/support/release';
import { DIST } from '../e2e/support/server';
import type { Visitor } from './support/visitor';
import { Line } from './support/line';
import { fillForm } from './support/opinion';
import { expect, test as base } from './support/test';

const test = base.extend<{ line: Line }>({
  line: async ({ server }, use) => {
    await server.serve(DIST);
    const line = await Line.to(server.origin);
    await use(line);
    await line.cut();
  },
  origin: async ({ line }, use) => use(line.origin),
});

/** One visit: home, until the device has every page. */
async function visit(visitor: Visitor): Promise<void> {
  await visitor.open('/');
  const isKept = async () => visitor.evaluate(async () => (await caches.match('/_shell/every-page')) !== undefined);
  await expect.poll(isKept, { message: 'every page is on the device', timeout: 60_000 }).toBe(true);
}

test('offline the site is read, searched and filtered, and what is written there arrives once there is a line again', async ({ visitor, line, server }) => {
  await visit(visitor);
  await line.cut();
  await visitor.open('/policies?life-stage=infant');
  await visitor.counts('.chosen__link', 1);
  await visitor.click('.results :is(.policy-card__link, .policy-row__link)');
  await visitor.arrivesAt(/^\d-\d+ /);
  await visitor.fill('#site-search', '防災');
  await visitor.reads('.hit mark', '防災');
  await visitor.driver.get(`${visitor.origin}/voices`);
  await visitor.reads('h1', '通信できるときに見られるページです');

  await visitor.open('/opinions/new?about=plan');
  const words = `${test.info().project.name}で通信のないときに書いた意見`;
  await fillForm(visitor, words);
  await visitor.click('button', 'この内容で送る');
  await visitor.reads('.outbox-notice__item[data-kind="waiting"]', /市に届いたか確かめられていない意見が1件あります。/);

  await line.mend();
  await visitor.open('/policies');
  await visitor.reads('.outbox-notice__item[data-kind="sent"] a', RECEIPT);
  expect(await server.stored(words)).toBe(1);
  await visitor.open('/voices');
  await visitor.reads('h1', /声/);
});

const NOTICE = '.update-notice';

test('a new release is offered, and comes when it is taken', async ({ visitor, server }) => {
  await visit(visitor);
  const heading = await visitor.text('h1');
  const release = await nextRelease();
  await server.serve(release);
  await visitor.reload();
  await visitor.reads(NOTICE, /新しい版があります。/);
  expect(await visitor.text('h1')).toBe(heading);
  await visitor.open('/indicators');
  expect(await visitor.text('h1')).not.toContain(NEXT);

  await visitor.click(`${NOTICE} button`, '新しい版にする');
  await visitor.reads('h1', new RegExp(`${NEXT}$`));
  await visitor.ready();
  await visitor.seesNo(NOTICE);
  await visitor.open('/');
  expect(await visitor.text('h1')).toContain(NEXT);
  await rm(release, { recursive: true });
});
