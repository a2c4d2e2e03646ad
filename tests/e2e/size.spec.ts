// What a first visit costs a resident.

import type { Page, Request } from '@playwright/test';

import * as action from './support/action';
import { loadedAssets } from './support/assets';
import { expect, test } from './support/test';

/** Everything that a first page needs to answer to the reader. */
const LARGEST = [
  ['/', 123_000],
  ['/policies', 150_000],
] as const;

/** The files that a visit loads. */
async function loaded(page: Page, visit: () => Promise<unknown>): Promise<{ url: string; bytes: number }[]> {
  const requests: Request[] = [];
  let started = 0;
  page.on('request', () => (started += 1));
  page.on('requestfinished', (request) => requests.push(request));
  await visit();
  await expect.poll(() => started - requests.length).toBe(0);
  return Promise.all(requests.map(async (request) => ({ url: request.url(), bytes: (await request.sizes()).responseBodySize })));
}

function costAtMost(files: { url: string; bytes: number }[], largest: number): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, files.map(({ url, bytes }) => `${bytes} ${url}`).join('\n')).toBeLessThanOrEqual(largest);
}

for (const [address, largest] of LARGEST) {
  test(`a first visit to ${address} costs at most ${largest / 1000} kB`, async ({ page }) => {
    const files = await loaded(page, async () => {
      await action.open(page, address);
      await loadedAssets(page);
    });
    expect(files.filter(({ bytes }) => bytes > 0).length, 'page, style, boot script, loader, WebAssembly').toBeGreaterThanOrEqual(5);
    costAtMost(files, largest);
  });
}

for (const prefix of ['/easy', '/en', '/zh-hans', '/ko']) {
  test(`a first visit to ${prefix} costs at most 3 kB more than one to the Japanese home`, async ({ page }) => {
    const files = await loaded(page, () => page.goto(prefix, { waitUntil: 'networkidle' }));
    costAtMost(files, LARGEST[0][1] + 3_000);
  });
}

test('a second visit loads no script, style or WebAssembly again', async ({ page }) => {
  await action.open(page, '/');
  await loadedAssets(page);
  await action.open(page, '/goals');
  const fetched = (await loadedAssets(page)).filter(({ transferred }) => transferred > 0);
  expect(fetched).toEqual([]);
});
