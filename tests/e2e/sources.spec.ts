// From an item to its lines in the document, and back.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import { expect, test } from './support/test';

/** The numbers of the lines that are marked. */
const marked = (page: Page): Promise<string[]> =>
  page.locator('[aria-current="location"]').evaluateAll((lines) => lines.map((line) => line.id));

test('an item leads to its marked lines, and Back to the item', async ({ page }) => {
  await action.open(page, '/policies/5-5');
  await page.getByRole('link', { name: /^原文/ }).first().click();
  await check.arrivedAtAddress(page, /^\/sources\/001\?lines=\d+-\d+#L\d+$/);
  const [, first] = /#(L\d+)$/.exec(page.url()) ?? [];
  await expect.poll(async () => (await marked(page))[0]).toBe(first);
  await expect(page.locator(`#${first}`)).toBeInViewport();
  await page.goBack();
  await check.arrivedAt(page, /5-5/);
});

test('an address with lines marks them at once, and others when only they change', async ({ page }) => {
  await action.open(page, '/sources/000?lines=51-53#L51');
  await expect.poll(() => marked(page)).toEqual(['L51', 'L53']);
  await expect(page.locator('#L51')).toBeInViewport();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/sources/000?lines=65-65#L65';
    document.querySelector('#main')?.append(link);
    link.click();
  });
  await expect.poll(() => marked(page)).toEqual(['L65']);
  await page.goBack();
  await expect.poll(() => marked(page)).toEqual(['L51', 'L53']);
});
