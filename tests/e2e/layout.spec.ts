// Nothing moves under the reader's finger: not while the page loads, and not when the app takes over.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { STEPS } from './support/find';
import { PAGE_KINDS } from './support/pages';
import { expect, test } from './support/test';

interface Shift {
  value: number;
  moved: string[];
}

/** Less than this is a word that the parser had read half of when the browser painted; it rounds to 0.00. */
const HAIR = 0.001;

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    (window as unknown as { shifts: Shift[] }).shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      }[]) {
        if (entry.hadRecentInput) continue;
        shifts.push({
          value: entry.value,
          moved: entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : `${node?.nodeName}`)),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

async function nothingMoved(page: Page, what: string): Promise<void> {
  // What is observed comes with the frames after it.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))),
  );
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  expect(shifts.filter(({ value }) => value >= HAIR), what).toEqual([]);
}

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

    test('no page moves while it loads and the app takes over', async ({ page }) => {
      await watchShifts(page);
      for (const address of [...PAGE_KINDS, '/policies?life-stage=senior&chapter=living', '/opinions/new?about=2-2']) {
        await action.open(page, address);
        await nothingMoved(page, address);
      }
    });

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

    test('a reload at any step of a kept draft moves nothing', async ({ page }) => {
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
