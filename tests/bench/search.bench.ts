// Keystrokes in the field that searches everything, on a processor made four times slower.

import type { Page } from '@playwright/test';

import * as action from '../e2e/support/action';
import { expect, test } from '../e2e/support/test';
import { addIdleField, queries, typeBoth } from './support/inputs';

async function openSearch(page: Page): Promise<void> {
  await action.open(page, '/search?q=防災');
  await expect(page.locator('.results__count')).toHaveText(/件見つかりました/);
  await addIdleField(page);
}

test('keystrokes in the field that searches everything', async ({ page }) => {
  await openSearch(page);
  await typeBoth(page, '#site-search', queries(8), 'search');
});

test('the same with a plan a hundred times as large', async ({ page }) => {
  const path = process.env.SEARCH_INDEX_100;
  if (path === undefined) throw new Error('the variable SEARCH_INDEX_100 names the large index');
  await page.route('**/search-index.txt', (route) => route.fulfill({ path, contentType: 'text/plain; charset=utf-8' }));
  await openSearch(page);
  await typeBoth(page, '#site-search', queries(16), 'search, 100×');
});
