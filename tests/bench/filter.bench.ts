// Keystrokes and clicks on the list of policies, on a processor made four times slower.

import * as action from '../e2e/support/action';
import * as find from '../e2e/support/find';
import { expect, test } from '../e2e/support/test';
import { InputCost, Samples } from './support/input_cost';
import { addIdleField, queries, typeBoth } from './support/inputs';

test('keystrokes in the field of words on the list of policies', async ({ page }) => {
  await action.open(page, '/policies');
  await addIdleField(page);
  await typeBoth(page, '#words', queries(12), 'policies');
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
  for (const choice of choices) {
    await cost.click(choice, samples);
    await cost.click(choice, samples);
  }
  samples.keep('filter');
});
