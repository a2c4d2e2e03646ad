// Keystrokes in the field that searches everything, on a processor made four times slower.

import type { Page } from '@playwright/test';

import * as action from '../e2e/support/action';
import { expect, test } from '../e2e/support/test';
import { InputCost, Samples } from './support/input_cost';
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

test('the same in the window that a phone leaves above its keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 440 });
  await openSearch(page);
  await typeBoth(page, '#site-search', queries(8), 'search, keyboard');
});

test('the same with a plan a hundred times as large', async ({ page }) => {
  const path = process.env.SEARCH_INDEX_100;
  if (path === undefined) throw new Error('the variable SEARCH_INDEX_100 names the large index');
  await page.route('**/search-index.txt', (route) => route.fulfill({ path, contentType: 'text/plain; charset=utf-8' }));
  await openSearch(page);
  await typeBoth(page, '#site-search', queries(16), 'search, 100×');
});

test('the least that shows two hits: other texts in elements that stay', async ({ page }) => {
  await openSearch(page);
  await page.locator('.hit').nth(5).waitFor();
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'shows-two-hits';
    document.body.prepend(field);
    const texts = [...document.querySelectorAll('.hit')].map((hit) => [...hit.children].map((part) => part.textContent ?? ''));
    const [list, ...others] = document.querySelectorAll('.hits__list');
    for (const other of others) other.closest('section')?.remove();
    const hits = [...list.children].slice(0, 2);
    list.replaceChildren(...hits);
    for (const hit of hits) for (const part of hit.children) part.textContent = part.textContent;
    let at = 0;
    field.addEventListener('input', () => {
      for (const hit of hits) {
        at += 1;
        [...hit.children].forEach((part, place) => ((part.firstChild as Text).data = texts[at % texts.length][place] ?? ''));
      }
    });
  });
  const cost = await InputCost.of(page);
  const samples = new Samples();
  for (const query of queries(16)) await cost.type('#shows-two-hits', query, samples);
  samples.keep('search, least');
});
