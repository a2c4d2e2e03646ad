// What a kiosk holds on to over a day of strangers.

import * as kiosk from '../e2e/support/kiosk';
import { findAppMemory, inUse } from '../e2e/support/memory';
import { test } from '../e2e/support/test';
import { measured } from './support/measures';

/** Eight hours, if each stays until the clock ends the visit: three minutes. */
const VISITS = 160;

test('memory at a kiosk after 10 visits and after 8 hours of them', async ({ page, server }) => {
  await findAppMemory(page);
  await page.clock.install();
  await kiosk.setUp(page.context(), server);
  await page.goto(kiosk.START);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  for (let visits = 1; visits <= VISITS; visits += 1) {
    await kiosk.visitAndGoAway(page);
    if (visits === 10 || visits === VISITS) measured(`memory after ${visits} visits to a kiosk`, await inUse(page, devtools));
  }
});
