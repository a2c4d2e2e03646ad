// What the figures depend on.

import { availableParallelism, loadavg } from 'node:os';

import * as action from '../e2e/support/action';
import { test } from '../e2e/support/test';
import { known, measured } from './support/measures';
import { fixedWork, slowProcessor } from './support/throttle';

test('the machine', async ({ page, browser }) => {
  known('date', new Date().toISOString().slice(0, 16).replace('T', ' '));
  known('browser', `Chromium ${browser.version()}`);
  known('machine', `${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} before the start`);
  await action.open(page, '/');
  const devtools = await page.context().newCDPSession(page);
  await fixedWork(page);
  measured('fixed work', [await fixedWork(page), await fixedWork(page), await fixedWork(page)]);
  await slowProcessor(devtools);
  measured('fixed work, throttled', [await fixedWork(page), await fixedWork(page), await fixedWork(page)]);
});
