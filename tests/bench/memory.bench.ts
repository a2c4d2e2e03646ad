// What the app keeps while somebody goes from page to page.

import type { CDPSession, Page } from '@playwright/test';

import * as action from '../e2e/support/action';
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

declare global {
  interface Window {
    /** The memory that the app's WebAssembly works in. */
    appMemory?: WebAssembly.Memory;
  }
}

/** Remembers the memory of the app when it starts. */
async function findAppMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      const started = await start(...from);
      window.appMemory = started.instance.exports.memory as WebAssembly.Memory;
      return started;
    };
  });
}

/** What is in use after everything unused was collected: bytes of the heap, bytes of WebAssembly, nodes, listeners. */
async function inUse(page: Page, devtools: CDPSession): Promise<number[]> {
  // What only a finalizer holds goes with the second collection.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const count = (sought: string) => metrics.find(({ name }) => name === sought)?.value ?? NaN;
  const app = await page.evaluate(() => window.appMemory?.buffer.byteLength ?? NaN);
  return [usedSize, app, count('Nodes'), count('JSEventListeners')];
}

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
    if (navigations === 20 || navigations === 200) measured(`memory after ${navigations}`, await inUse(page, devtools));
  }
});
