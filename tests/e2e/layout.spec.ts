// Nothing moves under the reader's finger: not while the page loads, and not when the app takes over.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { STEPS } from './support/find';
import { nothingMoved, watchShifts } from './support/shifts';
import { expect, test } from './support/test';

/** A slow line and a slow phone. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

for (const [where, viewport] of Object.entries({ 'on a phone': check.PHONE, 'at a desk': check.DESK })) {
  test.describe(where, () => {
    test.use({ viewport });

    test('no page moves on a slow line and a slow phone', async ({ page }) => {
      await watchShifts(page);
      await slowDown(page);
      for (const address of ['/', '/policies?life-stage=infant', '/policies/5-5', '/opinions/new']) {
        await page.goto('about:blank');
        await action.open(page, address);
        await nothingMoved(page, address);
      }
    });

    test('a receipt does not move as its picture and its status come', async ({ page }) => {
      await action.writeOpinion(page, { text: action.uniqueWords() });
      const receipt = await action.sendIt(page);
      await watchShifts(page);
      await slowDown(page);
      await page.goto('about:blank');
      await action.open(page, `/opinions/${receipt}`);
      await expect(find.receipt(page)).toBeVisible();
      await nothingMoved(page, 'a receipt');
    });

    test('a draft taken up again moves nothing', async ({ page }) => {
      await action.writeOpinion(page, { text: 'つづき' });
      await watchShifts(page);
      await action.open(page, '/opinions/new');
      await expect(find.subject(page)).toHaveValue('plan');
      await nothingMoved(page, 'a form with a draft');
    });

    test('a badge of which the browser has read half has its place already', async ({ page }) => {
      await action.open(page, '/opinions/new');
      const narrower = await page.locator('.dads-field__badge:visible').evaluateAll((badges) =>
        badges.map((badge) => {
          const whole = badge.getBoundingClientRect().width;
          badge.textContent = badge.textContent!.slice(0, 1);
          return whole - badge.getBoundingClientRect().width;
        }),
      );
      expect(narrower.length).toBeGreaterThan(0);
      expect(narrower.filter((by) => by >= 1)).toEqual([]);
    });

    test('a reload at any step of a kept draft moves nothing', async ({ page }) => {
      test.slow();
      await action.open(page, '/opinions/new?about=000-2-2-2');
      await action.fillForm(page, { text: 'つづき'.repeat(100), contact: 'yamada@example.jp' });
      await watchShifts(page);
      for (const rate of [1, 6]) {
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate });
        for (const step of STEPS) {
          await page.goto('about:blank');
          await action.open(page, `/opinions/new?about=000-2-2-2#${step}`);
          await check.atStep(page, step);
          await nothingMoved(page, `${step}, ${rate} times slower`);
        }
      }
    });
  });
}
