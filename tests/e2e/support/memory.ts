// What a page holds on to.

import type { CDPSession, Page } from '@playwright/test';

declare global {
  interface Window {
    /** The memory that the app's WebAssembly works in. */
    appMemory?: WebAssembly.Memory;
  }
}

/** Remembers the memory of the app when it starts. */
export async function findAppMemory(page: Page): Promise<void> {
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
export async function inUse(page: Page, devtools: CDPSession): Promise<number[]> {
  // What only a finalizer holds goes with the second collection.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const count = (sought: string) => metrics.find(({ name }) => name === sought)?.value ?? NaN;
  const app = await page.evaluate(() => window.appMemory?.buffer.byteLength ?? NaN);
  return [usedSize, app, count('Nodes'), count('JSEventListeners')];
}
