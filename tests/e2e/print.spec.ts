// A policy on paper: what is folded on screen is read there.

import * as action from './support/action';
import { expect, test } from './support/test';

test('on paper a policy has its measures, its terms, its remarks and its sources', async ({ page }) => {
  for (const [address, expected] of Object.entries({
    '/policies/2-2': { measures: 4, terms: 2, remarks: 0, sources: 9 },
    '/policies/2-4': { measures: 4, remarks: 2 },
    '/policies/5-5': { measures: 2, earlier: 1 },
  })) {
    await action.open(page, address);
    await page.emulateMedia({ media: 'print' });
    const counted = await page.evaluate(() => {
      const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((it) => it.checkVisibility() && it.innerText.trim()).length;
      return {
        measures: shown('.measure'),
        terms: shown('.page-terms__meaning'),
        remarks: shown('.annotations__item'),
        sources: shown('.cited a'),
        earlier: shown('.earlier-text'),
      };
    });
    expect(counted, address).toMatchObject(expected);
    await page.emulateMedia({ media: null });
  }
});
