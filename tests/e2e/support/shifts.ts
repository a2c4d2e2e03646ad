// What moves on a page without the reader's doing.

import { type Page, expect } from '@playwright/test';

interface Shift {
  value: number;
  /** When, in milliseconds from the start of the page. */
  at: number;
  moved: string[];
}

/** Less than this is a word that the parser had read half of when the browser painted; it rounds to 0.00. */
const HAIR = 0.001;

/** Notes from now on whatever moves without the reader's doing. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      // By the clock: two frames that come late may bear one time.
      requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { readAt: performance.now() })));
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        startTime: number;
        hadRecentInput: boolean;
        sources: { node?: Node }[];
      }[]) {
        if (entry.hadRecentInput) continue;
        shifts.push({
          value: entry.value,
          at: entry.startTime,
          moved: entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : `${node?.nodeName}`)),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Nothing has moved since the page began to load. `what` is named if something has. */
export async function nothingMoved(page: Page, what: string): Promise<void> {
  expect(await shifts(page), what).toEqual([]);
}

/**
 * The same of a page with readings, from the second frame after the browser has read it: when it paints in the middle
 * of a line, the readings that come have it lay that line out again, in the first frame after them, which on a slow
 * device moves what is below by a few pixels.
 */
export async function nothingMovedOnceRead(page: Page, what: string): Promise<void> {
  const moved = await shifts(page);
  const readAt = await page.evaluate(() => (window as unknown as { readAt: number }).readAt);
  expect(readAt, `${what}: when it was read`).toBeGreaterThan(0);
  expect(moved.filter(({ at }) => at >= readAt), what).toEqual([]);
}

async function shifts(page: Page): Promise<Shift[]> {
  // What is observed is reported after the frame that it was in, and to who asked first, first.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            setTimeout(() => {
              new PerformanceObserver(() => resolve()).observe({ type: 'mark' });
              performance.mark('asked');
            }),
          ),
        ),
      ),
  );
  const found = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  return found.filter(({ value }) => value >= HAIR);
}
