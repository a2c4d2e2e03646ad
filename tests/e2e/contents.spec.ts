// The parts of a long page: beside its text where a window has room, and nowhere else.

import * as action from './support/action';
import * as check from './support/check';
import { expect, test } from './support/test';

test('a wide window has the parts of a policy beside its text, in sight at each of them', async ({ page }) => {
  await page.setViewportSize(check.DESK);
  await action.open(page, '/policies/5-5');
  const contents = page.getByRole('navigation', { name: 'このページの内容' });
  const text = (await page.locator('.policy-goal').boundingBox())!;
  expect((await contents.boundingBox())!.x).toBeGreaterThan(text.x + text.width);
  for (const part of ['成果指標', '課題']) {
    await contents.getByRole('link', { name: part }).click();
    await expect(page.getByRole('heading', { name: part, exact: true })).toBeInViewport();
    await expect(contents).toBeInViewport();
  }
});

test('a phone keeps the room', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/policies/5-5');
  await expect(page.getByRole('navigation', { name: 'このページの内容' })).toBeHidden();
});
