// How far somebody scrolls: no page is longer than what it has to say, and after a choice the answer is in sight.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import { expect, test } from './support/test';

/** How high each page may be on a phone, as it arrives, in CSS pixels. */
const LONGEST: Record<string, number> = {
  '/policies/2-2': 4300,
};

/** The page's parts by their height, to say what grew. */
async function parts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const leaves = [...document.querySelectorAll('header, footer, main section, main details, main ul, main ol, main nav')];
    const sizes = leaves.map((part) => {
      const name = (part.querySelector('h1, h2, h3, summary')?.textContent ?? part.textContent ?? '').trim().slice(0, 20);
      const label = `${part.localName}${part.className ? `.${part.getAttribute('class')}` : ''} 「${name}」`;
      return { label, height: Math.round(part.getBoundingClientRect().height) };
    });
    sizes.sort((a, b) => b.height - a.height);
    return sizes.slice(0, 8).map(({ label, height }) => `${height} px: ${label}`).join('\n');
  });
}

async function isAtMost(page: Page, longest: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height, `${height} px; the longest parts:\n${await parts(page)}`).toBeLessThanOrEqual(longest);
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const [address, longest] of Object.entries(LONGEST)) {
    test(`${address} is at most ${longest} px high`, async ({ page }) => {
      await action.open(page, address);
      await isAtMost(page, longest);
    });
  }
});
