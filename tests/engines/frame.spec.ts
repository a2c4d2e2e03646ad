// The app in a frame on the page of a portal.

import { RECEIPT } from '../e2e/support/check';
import { type Portal, portal } from '../e2e/support/portal';
import { Server } from '../e2e/support/server';
import type { Visitor } from './support/visitor';
import { fillForm, send } from './support/opinion';
import { expect, test as base } from './support/test';

const test = base.extend<object, { portal: Portal }>({
  portal,
  server: [
    async ({ portal }, use) => {
      const server = await Server.create(undefined, ['--frame-ancestor', portal.origin]);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
});

const FRAME = () => document.querySelector('mirai-navi')?.shadowRoot?.querySelector('iframe');

/** The portal's page says that the reader is there, and the frame is as tall as what it shows. */
async function carries(visitor: Visitor, fragment: string): Promise<void> {
  visitor.turnTo(undefined);
  await visitor.isAt(`/${fragment}`);
  const shown = () => visitor.evaluate(() => document.querySelector('mirai-navi')!.shadowRoot!.querySelector('iframe')!.clientHeight);
  const isAsTall = async () => {
    visitor.turnTo(FRAME);
    const content = await visitor.evaluate(() => document.documentElement.getBoundingClientRect().height);
    visitor.turnTo(undefined);
    return Math.abs((await shown()) - content) <= 1;
  };
  await visitor.eventually('the frame is as tall as its content', isAsTall, true);
  visitor.turnTo(FRAME);
}

/** Opens the portal, whose page shows the app in a frame. */
async function open(visitor: Visitor, address: string): Promise<void> {
  visitor.turnTo(undefined);
  await visitor.evaluate(() => {});
  await visitor.driver.get('about:blank');
  await visitor.driver.get(address);
  visitor.turnTo(FRAME);
  await visitor.ready();
}

/** Goes a step back. Firefox's driver would wait for the outer page to take it, where the frame does. */
async function goBack(visitor: Visitor): Promise<void> {
  visitor.turnTo(undefined);
  await visitor.evaluate(() => history.back());
  visitor.turnTo(FRAME);
}

test.beforeEach(async ({ portal, server }) => {
  portal.body = `<h1>ポータル</h1><script src="${server.origin}/embed.js" async></script>
    <div style="max-width: 600px"><mirai-navi view="policies" life-stage="infant"></mirai-navi></div>`;
});

test('in a frame a reader follows a link and goes back, and the portal follows', async ({ visitor, portal }) => {
  await open(visitor, portal.origin);
  await visitor.reads('h1', '乳幼児に関わる取組');
  await carries(visitor, '');

  await visitor.click('.results .policy-card h3 a');
  await visitor.reads('h1', /^\d-\d+ /);
  const [code] = (await visitor.text('h1')).split(/\s/);
  await carries(visitor, `#mirai=/policies/${code}`);
  await goBack(visitor);
  await visitor.reads('h1', '乳幼児に関わる取組');
  await carries(visitor, '');
});

test('in a frame a reader filters and sends an opinion, and the portal follows', async ({ visitor, portal, server }) => {
  await open(visitor, portal.origin);
  await visitor.click('.filter-panel__summary');
  await visitor.click('.filter-panel label.choice:has(input[value="senior"])');
  await visitor.reads('h1', '選んだ条件に合う取組');
  await carries(visitor, '#mirai=/policies?life-stage=infant&life-stage=senior');

  await open(visitor, `${portal.origin}/#mirai=/opinions/new?about=2-2`);
  const words = `${test.info().project.name}の枠で書いた意見`;
  await fillForm(visitor, words);
  expect(await send(visitor)).toMatch(RECEIPT);
  // A receipt is no business of the portal's.
  await carries(visitor, '#mirai=/opinions');
  expect(await server.stored(words)).toBe(1);
});
