// What the app keeps while somebody goes from page to page.

import * as action from '../e2e/support/action';
import { findAppMemory, inUse } from '../e2e/support/memory';
import { test } from '../e2e/support/test';
import { measured } from './support/measures';

/** A way through the app, again and again. */
const WAY = [
  '/policies',
  '/policies/2-2',
  '/search?q=防災',
  '/goals/1',
  '/strategy',
  '/policies?life-stage=infant',
  '/opinions/new',
  '/sources/001',
  '/indicators',
  '/',
];

test('memory after 20 and after 200 navigations', async ({ page }) => {
  await findAppMemory(page);
  await action.open(page, '/');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  for (let navigations = 1; navigations <= 200; navigations += 1) {
    const address = WAY[(navigations - 1) % WAY.length];
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
    await page.waitForFunction(
      (href) =>
        decodeURI(location.pathname + location.search) === href && !document.documentElement.hasAttribute('data-loading'),
      address,
    );
    if (navigations === 20 || navigations === 200) measured(`memory after ${navigations} navigations`, await inUse(page, devtools));
  }
});
