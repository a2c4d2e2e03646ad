// Keystrokes and clicks, on a processor made four times slower.

import { availableParallelism, loadavg } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import * as action from '../e2e/support/action';
import * as find from '../e2e/support/find';
import { expect, test } from '../e2e/support/test';
import { InputCost, Samples } from './support/input_cost';
import { known, measured } from './support/measures';
import { fixedWork, slowProcessor } from './support/throttle';

/** A part of what residents might type, from everywhere in the table: more than 100 keystrokes. */
const QUERIES = readFileSync(join(__dirname, '../search_queries.tsv'), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map((row) => row.split('\t')[0])
  .filter((_, at) => at % 8 === 0);

const NOTHING = '#filters-nothing';

/** Gives the page a field that nobody listens to. */
async function addIdleField(page: Page): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'filters-nothing';
    document.body.prepend(field);
  });
}

/** Types each query into a field that filters nothing, and then into `field`. */
async function typeBoth(page: Page, field: string, name: string): Promise<void> {
  const cost = await InputCost.of(page);
  const idle = new Samples();
  const searching = new Samples();
  for (const query of QUERIES) {
    await cost.type(NOTHING, query, idle);
    await cost.type(field, query, searching);
  }
  idle.keep(`${name}, idle field`);
  searching.keep(name);
}

async function openSearch(page: Page): Promise<void> {
  await action.open(page, '/search?q=防災');
  await expect(page.locator('.results__count')).toHaveText(/件見つかりました/);
  await addIdleField(page);
}

test('the machine', async ({ page, browser }) => {
  known('date', new Date().toISOString().slice(0, 16).replace('T', ' '));
  known('browser', `Chromium ${browser.version()}`);
  known('machine', `${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} before the start`);
  await action.open(page, '/');
  const devtools = await page.context().newCDPSession(page);
  await fixedWork(page);
  measured('fixed work', [await fixedWork(page), await fixedWork(page), await fixedWork(page)]);
  await slowProcessor(devtools);
  measured('fixed work, throttled', [await fixedWork(page), await fixedWork(page), await fixedWork(page)]);
});

test('keystrokes in the field that searches everything', async ({ page }) => {
  await openSearch(page);
  await typeBoth(page, '#site-search', 'search');
});

test('the same with a plan a hundred times as large', async ({ page }) => {
  const path = process.env.SEARCH_INDEX_100;
  if (path === undefined) throw new Error('the variable SEARCH_INDEX_100 names the large index');
  await page.route('**/search-index.txt', (route) => route.fulfill({ path, contentType: 'text/plain; charset=utf-8' }));
  await openSearch(page);
  await typeBoth(page, '#site-search', 'search, 100×');
});

test('keystrokes in the field of words on the list of policies', async ({ page }) => {
  await action.open(page, '/policies');
  await addIdleField(page);
  await typeBoth(page, '#words', 'policies');
});

test('clicks on the choices of the filter', async ({ page }) => {
  await action.open(page, '/policies');
  const choices = await page.locator('.filter-panel').evaluate((panel) => {
    for (const group of panel.querySelectorAll('details')) group.open = true;
    return [...panel.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map(
      ({ name, value }) => `label:has(input[name="${name}"][value="${value}"])`,
    );
  });
  await expect(find.cards(page)).toHaveCount(43);
  const cost = await InputCost.of(page);
  const samples = new Samples();
  for (let clicks = 0; clicks < 100; clicks += 2 * choices.length) {
    for (const choice of choices) {
      await cost.click(choice, samples);
      await cost.click(choice, samples);
    }
  }
  samples.keep('filter');
});
