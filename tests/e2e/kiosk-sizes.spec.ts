// The three sizes of letters at a branch office's device: each holds all that the page has, for one visit.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { expect, test } from './support/test';

/** How many times as large as the standard size each is. */
const SIZES = { 標準: 1, 大きく: 1.4, もっと大きく: 2 } as const;

const SCREENS = [
  { width: 768, height: 1024 },
  { width: 1080, height: 1920 },
];

test.use({ viewport: SCREENS[0] });

const root = (page: Page): Promise<number> =>
  page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));

/** One size is pressed, and the others are not. */
async function standsAt(page: Page, name: string): Promise<void> {
  for (const each of Object.keys(SIZES)) {
    await expect(kiosk.size(page, each)).toHaveAttribute('aria-pressed', `${each === name}`);
  }
}

/** All of it is in the window, above what stays at the window's foot. */
async function isInSight(page: Page, part: Locator, foot: string): Promise<void> {
  const { y, height } = (await part.boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual((await page.locator(foot).boundingBox())!.y + 1);
}

/** Nothing sticks out, no control at the foot is cut off, and no line of text has only a word. */
async function holds(page: Page): Promise<void> {
  await check.fitsItsWidth(page);
  await check.hasTargets(page, 56);
  await kiosk.controlsAreWhole(page);
  const found = await page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
    const characters = (text: Element) => {
      const { fontSize, paddingLeft, paddingRight } = getComputedStyle(text);
      return (text.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / parseFloat(fontSize);
    };
    const foot = shown('.kiosk-bar')[0].getBoundingClientRect().bottom;
    return {
      narrow: shown('main :is(p, dd)').filter((text) => text.innerText.length > 30 && characters(text) < 9).map(({ innerText }) => innerText),
      belowWindow: foot - innerHeight,
    };
  });
  expect(found).toEqual({ narrow: [], belowWindow: 0 });
}

test.describe('at a kiosk', () => {
  test.beforeEach(async ({ context, server }) => kiosk.setUp(context, server));

  test('letters have the size that is chosen for as long as the visit lasts', async ({ page }) => {
    await kiosk.come(page);
    await standsAt(page, '標準');
    const standard = await root(page);
    for (const [name, times] of Object.entries(SIZES)) {
      await kiosk.size(page, name).click();
      await standsAt(page, name);
      expect(await root(page)).toBeCloseTo(times * standard, 1);
    }
    for (const address of ['/policies?life-stage=infant', '/voices']) {
      await action.open(page, address);
      await standsAt(page, 'もっと大きく');
      expect(await root(page), address).toBeCloseTo(2 * standard, 1);
    }
    await kiosk.end(page);
    await expect.poll(() => root(page)).toBe(standard);
    expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});
    await kiosk.begin(page);
    await standsAt(page, '標準');
    expect(await root(page)).toBe(standard);
  });

  test('a size is chosen by the keyboard, keeps the place of each control, and is accessible', async ({ page }) => {
    await kiosk.come(page);
    await kiosk.goTo(page, '/policies/2-2');
    await action.tabTo(page, kiosk.size(page, '大きく'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await standsAt(page, 'もっと大きく');
    await expect(kiosk.size(page, 'もっと大きく')).toBeFocused();
    await check.accessible(page);
    await kiosk.goTo(page, '/opinions/new');
    await check.accessible(page);
    const place = await kiosk.size(page, '標準').boundingBox();
    await kiosk.size(page, '標準').click();
    const { x, y } = (await kiosk.size(page, '標準').boundingBox())!;
    expect(Math.abs(x - place!.x)).toBeLessThan(56);
    expect(Math.abs(y - place!.y)).toBeLessThan(56);
  });

  for (const screen of SCREENS) {
    for (const name of Object.keys(SIZES)) {
      test(`at ${screen.width} × ${screen.height}, everything holds at the size ${name}`, async ({ page }) => {
        await page.setViewportSize(screen);
        await kiosk.come(page);
        await kiosk.size(page, name).click();
        await holds(page);
        for (const address of ['/policies?life-stage=infant', '/policies/2-2', '/search?q=防災', '/voices']) {
          await kiosk.goTo(page, address);
          await holds(page);
        }

        // The number's field and its button stand above the keys.
        await kiosk.goTo(page, '/opinions');
        await holds(page);
        await isInSight(page, page.locator('#receipt'), '.kiosk-keys');
        await isInSight(page, page.getByRole('button', { name: '対応状況を見る' }), '.kiosk-keys');

        await kiosk.goTo(page, '/opinions/new');
        const actions = find.shownStep(page).locator('.opinion-form__actions');
        const field = (await find.text(page).boundingBox())!;
        expect((await actions.boundingBox())!.y - field.y, 'a line of the field').toBeGreaterThan(96);
        await find.text(page).fill('ことば');
        for (const step of find.STEPS) {
          await check.atStep(page, step);
          await holds(page);
          await isInSight(page, actions.locator('.dads-button:visible'), '.kiosk-bar');
          if (step === 'about') {
            await find.card(page, 'plan').check();
            await find.kind(page, '提案').check();
          }
          if (step !== 'check') await find.next(page).click();
        }

        await kiosk.control(page, 'おわる').click();
        for (const answer of ['おわる（消す）', 'つづける']) await expect(kiosk.answer(page, answer)).toBeInViewport({ ratio: 1 });
      });
    }
  }
});

test('nobody’s own device has sizes of letters: its browser has them', async ({ page }) => {
  for (const address of ['/', '/policies/2-2', '/opinions/new']) {
    await action.open(page, address);
    await expect(page.getByRole('group', { name: '文字の大きさ' })).toHaveCount(0);
  }
});
