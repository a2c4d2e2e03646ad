// What a kiosk holds on to over a day of strangers.

import { expect } from '@playwright/test';

import * as action from '../e2e/support/action';
import * as kiosk from '../e2e/support/kiosk';
import { test } from '../e2e/support/test';
import { measured } from './support/measures';
import { findAppMemory, inUse } from './support/memory';

/** Eight hours, if each stays until the clock ends the visit: three minutes. */
const VISITS = 160;

test('memory at a kiosk after 10 visits and after 8 hours of them', async ({ page }) => {
  await findAppMemory(page);
  await page.clock.install();
  await page.goto(kiosk.START);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  for (let visits = 1; visits <= VISITS; visits += 1) {
    await kiosk.begin(page);
    for (const address of ['/policies?life-stage=infant', '/policies/2-2', '/strategy', '/opinions/new?about=plan']) {
      await kiosk.goTo(page, address);
    }
    await action.goOn(page, 'kind');
    await page.clock.fastForward(120_000);
    await expect(kiosk.question(page)).toBeVisible();
    await page.clock.fastForward(61_000);
    await expect(kiosk.invitation(page)).toBeVisible();
    await action.ready(page);
    if (visits === 10 || visits === VISITS) measured(`memory after ${visits} visits to a kiosk`, await inUse(page, devtools));
  }
});
