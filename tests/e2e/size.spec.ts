// What a first visit costs a resident.

import type { Request } from '@playwright/test';

import * as action from './support/action';
import { loadedAssets } from './support/assets';
import { expect, test } from './support/test';

/** Everything that a first page needs to answer to the reader. */
const LARGEST = [
  ['/', 123_000],
  ['/policies', 150_000],
] as const;

for (const [address, largest] of LARGEST) {
  test(`a first visit to ${address} costs at most ${largest / 1000} kB`, async ({ page }) => {
    const requests: Request[] = [];
    let started = 0;
    page.on('request', () => (started += 1));
    page.on('requestfinished', (request) => requests.push(request));
    await action.open(page, address);
    await loadedAssets(page);
    await expect.poll(() => started - requests.length).toBe(0);
    const files = await Promise.all(
      requests.map(async (request) => ({ url: request.url(), bytes: (await request.sizes()).responseBodySize })),
    );
    expect(files.filter(({ bytes }) => bytes > 0).length, 'page, style, boot script, loader, WebAssembly').toBeGreaterThanOrEqual(5);
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total, files.map(({ url, bytes }) => `${bytes} ${url}`).join('\n')).toBeLessThanOrEqual(largest);
  });
}

test('a second visit loads no script, style or WebAssembly again', async ({ page }) => {
  await action.open(page, '/');
  await loadedAssets(page);
  await action.open(page, '/goals');
  const fetched = (await loadedAssets(page)).filter(({ transferred }) => transferred > 0);
  expect(fetched).toEqual([]);
});
