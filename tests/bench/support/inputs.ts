// What is typed while it is measured.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { InputCost, Samples } from './input_cost';

/** What residents might type, one query in `step`, from everywhere in the table. */
export function queries(step: number): string[] {
  return readFileSync(join(__dirname, '../../search_queries.tsv'), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split('\t')[0])
    .filter((_, at) => at % step === 0);
}

const NOTHING = '#filters-nothing';

/** Gives the page a field that nobody listens to. */
export async function addIdleField(page: Page): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'filters-nothing';
    document.body.prepend(field);
  });
}

/** Types each query into `field`, and before every third one into the field that filters nothing. */
export async function typeBoth(page: Page, field: string, queries: string[], name: string): Promise<void> {
  const cost = await InputCost.of(page);
  const idle = new Samples();
  const searching = new Samples();
  for (const [at, query] of queries.entries()) {
    if (at % 3 === 0) await cost.type(NOTHING, query, idle);
    await cost.type(field, query, searching);
  }
  idle.keep(`${name}, idle field`);
  searching.keep(name);
}
