// What a visitor does at a branch office's device, and where things are on it.

import type { BrowserContext, Locator, Page } from '@playwright/test';

import * as action from './action';
import * as find from './find';
import * as check from './check';
import type { Server } from './server';
import { expect } from './test';

/** Where each visit to the kiosk begins. */
export const START = '/?surface=kiosk&branch=ofuna';

/** Makes the browser a kiosk, as the address does that it is started with; no page is opened yet. */
export async function setUp(context: BrowserContext, server: Server): Promise<void> {
  const started = await context.request.get(await server.kioskAddress(), { maxRedirects: 0 });
  expect(started.status()).toBe(303);
}

export const invitation = (page: Page): Locator => page.locator('#kiosk-invitation');

/** One of the controls at the foot of the window. */
export const control = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'この端末の操作' }).locator('> *', { hasText: name });

/** The control of a size of letters. */
export const size = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: '文字の大きさ' }).getByRole('button', { name, exact: true });

/** What came over the page. */
export const question = (page: Page): Locator => page.locator('dialog[open]');

export const answer = (page: Page, name: string): Locator => question(page).getByRole('button', { name, exact: true });

/** Touches the waiting kiosk, far from any button. */
export async function begin(page: Page): Promise<void> {
  await expect(invitation(page)).toBeVisible();
  await action.ready(page);
  await page.mouse.click(300, 200);
  await expect(invitation(page)).toHaveCount(0);
  await check.arrivedAtAddress(page, /^\/$/);
}

export async function come(page: Page): Promise<void> {
  await page.goto(START);
  await begin(page);
}

/** Ends the visit, and waits for the invitation to the next. */
export async function end(page: Page): Promise<void> {
  await control(page, 'おわる').click();
  await answer(page, 'おわる（消す）').click();
  await expect(invitation(page)).toBeVisible();
}

/** Follows a link, wherever it leads. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.querySelector('main')!.append(link);
    link.click();
    link.remove();
  }, address);
}

/** Follows a link of the app's, and waits for its page. */
export async function goTo(page: Page, address: string): Promise<void> {
  await follow(page, address);
  await page.waitForFunction(
    (href) =>
      decodeURI(location.pathname + location.search) === href && !document.documentElement.hasAttribute('data-loading'),
    address,
  );
}

/** Looks around, begins an opinion and goes away, until the clock, which the test holds, ends the visit. */
export async function visitAndGoAway(page: Page): Promise<void> {
  await begin(page);
  for (const address of ['/policies?life-stage=infant', '/policies/2-2', '/opinions/new?about=plan']) {
    await goTo(page, address);
  }
  await find.text(page).fill('ことば');
  await action.goOn(page, 'about');
  await page.clock.fastForward(120_000);
  await expect(question(page)).toBeVisible();
  await page.clock.fastForward(61_000);
  await expect(invitation(page)).toBeVisible();
  await action.ready(page);
}

/** No word on a control is cut off, and none stands over another. */
export async function controlsAreWhole(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('.kiosk-bar__button')].filter((element) => element.checkVisibility());
    const placed = controls.map((control) => ({ name: control.innerText, box: control.getBoundingClientRect() }));
    const overlap = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return placed.flatMap(({ name, box }, at) =>
      placed.slice(at + 1).flatMap((other) => (overlap(box, other.box) ? [`${name}: ${other.name}`] : [])),
    );
  });
  expect(over, 'over another').toEqual([]);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.kiosk-bar__button, .kiosk-keys__key, .header__link, .starters__button, .dads-button')]
      .filter((element) => element.checkVisibility())
      .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
      .map(({ innerText }) => innerText),
  );
  expect(cut, 'cut off').toEqual([]);
}
