// What a page loads besides itself.

import { type Page, expect } from '@playwright/test';

/** What a page asks for last, or at any time while the rest is there already. */
const LAST = ['print', 'latest-voices', 'registration'];

/** The scripts, styles and module that a page uses, and what of each came over the line, once it has them all. */
export async function loadedAssets(page: Page): Promise<{ path: string; transferred: number }[]> {
  const loaded = () =>
    page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .map(({ name, transferSize }) => ({ path: new URL(name).pathname, transferred: transferSize }))
        .filter(({ path }) => path.startsWith('/assets/')),
    );
  const missing = async () => {
    const assets = await loaded();
    return LAST.filter((stem) => !assets.some(({ path }) => path.startsWith(`/assets/${stem}-`)));
  };
  await expect.poll(missing, 'not loaded yet').toEqual([]);
  return loaded();
}
