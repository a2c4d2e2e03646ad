// Keystrokes and clicks on the list of policies, on a processor made four times slower.

import type { Page } from '@playwright/test';

import * as action from '../e2e/support/action';
import * as check from '../e2e/support/check';
import * as find from '../e2e/support/find';
import { expect, test } from '../e2e/support/test';
import { InputCost, Samples } from './support/input_cost';
import { addIdleField, queries, typeBoth } from './support/inputs';

/** A phone's window has the list below its lower edge, a wide one beside the filter. */
const WINDOWS = [
  { of: '', size: check.PHONE },
  { of: ', wide', size: check.DESK },
];

for (const { of, size } of WINDOWS) {
  test(`keystrokes in the field of words on the list of policies${of}`, async ({ page }) => {
    await page.setViewportSize(size);
    await action.open(page, '/policies');
    await openFilter(page);
    await addIdleField(page);
    await typeBoth(page, '#words', queries(12), `policies${of}`);
  });

  test(`clicks on the choices of the filter${of}`, async ({ page }) => {
    await page.setViewportSize(size);
    await action.open(page, '/policies');
    await openFilter(page);
    const choices = await choicesOf(page);
    await expect(find.cards(page)).toHaveCount(43);
    const cost = await InputCost.of(page);
    const samples = new Samples();
    for (const choice of choices) {
      await cost.click(choice, samples);
      await cost.click(choice, samples);
    }
    samples.keep(`filter${of}`);
  });
}

test('clicks on a choice that filters nothing', async ({ page }) => {
  await action.open(page, '/policies');
  await page.locator('.choice').first().evaluate((choice) => {
    const idle = choice.cloneNode(true) as HTMLElement;
    idle.id = 'idle-choice';
    document.body.prepend(idle);
  });
  const cost = await InputCost.of(page);
  const samples = new Samples();
  for (let clicks = 0; clicks < 40; clicks += 1) await cost.click('#idle-choice', samples);
  samples.keep('filter, idle choice');
});

/** Opens the filter, which is closed on a phone. */
function openFilter(page: Page): Promise<void> {
  return page.locator('.filter-panel').evaluate((panel: HTMLDetailsElement) => {
    panel.open = true;
  });
}

/** The filter's choices. */
function choicesOf(page: Page): Promise<string[]> {
  return page
    .locator('.filter-panel input[type=checkbox]')
    .evaluateAll((choices: HTMLInputElement[]) =>
      choices.map(({ name, value }) => `label:has(input[name="${name}"][value="${value}"])`),
    );
}
