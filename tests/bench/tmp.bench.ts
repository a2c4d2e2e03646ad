import * as action from '../e2e/support/action';
import { test } from '../e2e/support/test';
import { InputCost, Samples } from './support/input_cost';
import { addIdleField, queries } from './support/inputs';

test('idle click', async ({ page }) => {
  await action.open(page, '/policies');
  await addIdleField(page);
  await page.evaluate(() => {
    for (const group of document.querySelectorAll('details')) group.open = true;
    const d = document.createElement('div');
    d.innerHTML = '<label class="choice" id="idle"><input class="choice__input" type="checkbox"><span class="choice__label">高齢期<span class="choice__count"><span>4</span></span></span></label>';
    document.body.prepend(d);
  });
  const cost = await InputCost.of(page);
  const idle = new Samples();
  for (let i = 0; i < 20; i++) await cost.click('#idle', idle);
  idle.keep('idle click');
  const key = new Samples();
  for (const q of queries(16)) await cost.type('#filters-nothing', q, key);
  key.keep('idle key');
});
