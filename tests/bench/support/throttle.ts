// A slow phone on a slow line.

import type { CDPSession, Page } from '@playwright/test';

/** How many times slower than this machine's the processor is made. */
export const SLOWER = 4;

export async function slowProcessor(devtools: CDPSession): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
export async function slowLine(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
}

/** How long a fixed piece of work takes in the page, in milliseconds. */
export function fixedWork(page: Page): Promise<number> {
  return page.evaluate(() => {
    const begin = performance.now();
    let value = 1;
    for (let step = 0; step < 6_000_000; step += 1) value = (value * 16_807 + step) | 0;
    // The result is used, so that the loop is not taken for idle.
    return performance.now() - begin + (value === 0 ? 1e-9 : 0);
  });
}
