// How far somebody scrolls: no page is longer than what it has to say, and after a choice the answer is in sight.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as kiosk from './support/kiosk';
import type { Server } from './support/server';
import { expect, serverOf, test as base } from './support/test';

// Its own server: what others have published would lengthen home.
const test = base.extend<object, { runningServer: Server }>({ runningServer: serverOf() });

/** How high each page may be on a phone, as it arrives, in CSS pixels. */
const LONGEST: Record<string, number> = {
  '/': 4000,
  '/policies?life-stage=infant': 2600,
  '/policies': 4000,
  '/policies/2-2': 4300,
  '/strategy': 5000,
  '/glossary': 2500,
  '/editions': 6000,
  '/indicators': 4000,
  '/partners': 3600,
  '/projects': 4500,
};

/** The page's parts by their height, to say what grew. */
async function parts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const leaves = [...document.querySelectorAll('header, footer, main section, main details, main ul, main ol, main nav')];
    const sizes = leaves.map((part) => {
      const name = (part.querySelector('h1, h2, h3, summary')?.textContent ?? part.textContent ?? '').trim().slice(0, 20);
      const label = `${part.localName}${part.className ? `.${part.getAttribute('class')}` : ''} 「${name}」`;
      return { label, height: Math.round(part.getBoundingClientRect().height) };
    });
    sizes.sort((a, b) => b.height - a.height);
    return sizes.slice(0, 8).map(({ label, height }) => `${height} px: ${label}`).join('\n');
  });
}

async function isAtMost(page: Page, longest: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height, `${height} px; the longest parts:\n${await parts(page)}`).toBeLessThanOrEqual(longest);
}

/** Where the first policy of a list begins. */
const firstCard = async (page: Page): Promise<number> => (await page.locator('.results .policy-card').first().boundingBox())!.y;

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const [address, longest] of Object.entries(LONGEST)) {
    test(`${address} is at most ${longest} px high`, async ({ page }) => {
      await action.open(page, address);
      await isAtMost(page, longest);
    });
  }

  for (const prefix of ['/easy', '/en', '/zh-hans', '/ko']) {
    test(`no page of ${prefix} is longer than 1.3 times what the Japanese one may be`, async ({ page }) => {
      for (const [address, longest] of Object.entries(LONGEST)) {
        await page.goto(address === '/' ? prefix : prefix + address);
        await test.step(address, () => isAtMost(page, 1.3 * longest));
      }
    });
  }

  test('a choice at home is answered on the first screen: how many there are, and the first', async ({ page }) => {
    await action.open(page, '/');
    await page.locator('.stage-tile', { hasText: '乳幼児' }).click();
    await expect(page).toHaveURL(/life-stage=infant/);
    await expect(page.locator('.results .policy-card').first()).toBeVisible();
    const top = await firstCard(page);
    expect(top).toBeLessThanOrEqual(330);
    const count = (await page.locator('.results__count').boundingBox())!;
    expect(count.y + count.height).toBeLessThanOrEqual(top);
  });
});

test.describe('at a kiosk', () => {
  test.use({ viewport: { width: 1080, height: 1920 } });
  test.beforeEach(async ({ context, server }) => kiosk.setUp(context, server));

  test('the list is at most 6000 px high, and has 22 to 26 characters a line', async ({ page }) => {
    await kiosk.come(page);
    await kiosk.goTo(page, '/policies');
    await isAtMost(page, 6000);
    await kiosk.goTo(page, '/policies?life-stage=infant');
    const nav = (await page.locator('.header__nav').boundingBox())!.y;
    const card = page.locator('.results .policy-card').first();
    await expect(card).toBeVisible();
    expect(await firstCard(page)).toBeLessThan(nav);
    const characters = await card.locator('.named-place__text').first().evaluate((text) => {
      const { fontSize, letterSpacing } = getComputedStyle(text);
      return text.clientWidth / (parseFloat(fontSize) + parseFloat(letterSpacing));
    });
    expect(Math.floor(characters)).toBeGreaterThanOrEqual(22);
    expect(Math.floor(characters)).toBeLessThanOrEqual(26);
  });
});
