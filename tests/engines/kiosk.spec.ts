// The device at a branch office, from its start to what it erases.

import type { Visitor } from './support/visitor';
import { goOn, send } from './support/opinion';
import { expect, test } from './support/test';

const START = '/?surface=kiosk&branch=ofuna';

/** Touches the waiting kiosk. */
async function begin(visitor: Visitor): Promise<void> {
  await visitor.sees('#kiosk-invitation');
  await visitor.ready();
  await visitor.isAt(START);
  await visitor.click('.kiosk-invitation__begin');
  await visitor.seesNo('#kiosk-invitation');
  await visitor.isAt('/');
}

/** The clock on the wall goes on, which is all that the kiosk asks. */
async function letPass(visitor: Visitor, seconds: number): Promise<void> {
  await visitor.evaluate((milliseconds) => {
    // The page's own clock: what WebDriver runs in Firefox has another.
    const { Date } = window;
    const now = Date.now;
    Date.now = () => now() + milliseconds;
  }, seconds * 1_000);
}

/** What the browser keeps of this origin. */
async function kept(visitor: Visitor): Promise<unknown> {
  return visitor.evaluate(async () => ({
    device: { ...localStorage },
    tab: { ...sessionStorage },
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

const NOTHING = { device: {}, tab: {}, caches: [], databases: [], workers: 0 };

/** Nothing of the visit before is to be found. */
async function isErased(visitor: Visitor, words: string): Promise<void> {
  await visitor.sees('#kiosk-invitation');
  await visitor.isAt(START);
  expect(await kept(visitor)).toEqual(NOTHING);
  await begin(visitor);
  await visitor.click('[data-kiosk="back"]');
  await visitor.isAt('/');
  await visitor.click('a.header__link[href="/opinions/new"]');
  await visitor.arrivesAt('意見を送る');
  expect(await visitor.value('#field-text')).toBe('');
  expect(await visitor.driver.getPageSource()).not.toContain(words);
}

test('a visitor filters, goes back, sends an opinion and ends, and nothing is left for the next', async ({ visitor, server }) => {
  await visitor.driver.get(await server.kioskAddress());
  await begin(visitor);
  const steps = await visitor.evaluate(() => history.length);
  await visitor.click('.stage-tile[href="/policies?life-stage=infant"]');
  await visitor.arrivesAt('乳幼児に関わる取組');
  await visitor.click('.results :is(.policy-card__link, .policy-row__link)');
  await visitor.arrivesAt(/^\d-\d+ /);
  await visitor.click('[data-kiosk="back"]');
  await visitor.isAt('/policies?life-stage=infant');
  await visitor.reads('h1', '乳幼児に関わる取組');

  // What leads out of the site is offered to the visitor's phone.
  await visitor.click('.kiosk-bar__button[href="/"]');
  await visitor.isAt('/');
  await visitor.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://www.city.kamakura.kanagawa.jp/';
    document.querySelector('main')!.append(link);
    link.click();
    link.remove();
  });
  await visitor.sees('#kiosk-phone[open]');
  await visitor.click('#kiosk-phone button', 'この画面にもどる');

  await visitor.click('a.header__link[href="/opinions/new"]');
  await visitor.arrivesAt('意見を送る');
  const words = `${test.info().project.name}の端末で書いた意見`;
  await visitor.fill('#field-text', words);
  await goOn(visitor, 'text', 'about');
  await visitor.click('label:has(input[name="subject"][value="plan"])');
  await visitor.click('label:has(input[name="kind"][value="proposal"])');
  await goOn(visitor, 'about', 'you');
  await goOn(visitor, 'you', 'check');
  const receipt = await send(visitor);
  expect(await kept(visitor)).toEqual(NOTHING);
  expect(await visitor.evaluate(() => history.length), 'no page to go back to').toBe(steps);

  await visitor.click('.kiosk-bar__end');
  await visitor.click('#kiosk-end button', 'おわる（消す）');
  await isErased(visitor, receipt);
  expect(await server.stored(words)).toBe(1);
});

test('who goes away is asked, can go on, and else leaves nothing', async ({ visitor, server }) => {
  await visitor.driver.get(await server.kioskAddress());
  await begin(visitor);
  await visitor.click('a.header__link[href="/opinions/new"]');
  await visitor.arrivesAt('意見を送る');
  const words = 'まだ書いています';
  await visitor.fill('#field-text', words);
  await letPass(visitor, 121);
  await visitor.sees('#kiosk-idle[open]');
  await visitor.reads('#kiosk-said', /^あと60秒/);
  await visitor.click('#kiosk-idle button', 'つづける');
  await visitor.seesNo('#kiosk-idle[open]');
  expect(await visitor.value('#field-text')).toBe(words);

  await letPass(visitor, 121);
  await visitor.sees('#kiosk-idle[open]');
  await letPass(visitor, 61);
  await isErased(visitor, words);
});
