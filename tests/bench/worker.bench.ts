// The worker that keeps the site for later: how long it takes to answer.

import * as action from '../e2e/support/action';
import { expect, test } from '../e2e/support/test';
import { measured } from './support/measures';
import { slowProcessor } from './support/throttle';

const ROUNDS = 15;

test.use({ serviceWorkers: 'allow' });

test('a page by the worker, started for it and already running', async ({ page }) => {
  await action.open(page, '/');
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/_shell/every-page')) !== undefined), { timeout: 60_000 })
    .toBe(true);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await slowProcessor(devtools);
  /** From the moment at which the browser turns to the worker to the first byte of its answer. */
  const answer = async () => {
    await action.open(page, '/policies/2-2');
    return page.evaluate(() => {
      const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return visit.workerStart > 0 ? visit.responseStart - visit.workerStart : NaN;
    });
  };
  const started: number[] = [];
  const running: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await devtools.send('ServiceWorker.stopAllWorkers');
    started.push(await answer());
    running.push(await answer());
  }
  measured('worker, started', started);
  measured('worker, running', running);
});
