// What a device keeps of the policies that were read on it.

import * as action from './support/action';
import { expect, test } from './support/test';

test('home leads back to the policies that were read, first to those marked for later, until they are wiped', async ({ page }) => {
  await action.open(page, '/policies/2-2');
  const later = page.getByRole('button', { name: 'あとで読む' });
  await later.click();
  await expect(later).toHaveAttribute('aria-pressed', 'true');
  await action.open(page, '/policies/3-11');
  await expect(later).toHaveAttribute('aria-pressed', 'false');

  await action.open(page, '/');
  const kept = page.getByRole('region', { name: '前に見た施策' });
  await expect(kept.getByRole('link')).toHaveText(['★ 2-2 こども・若者', '3-11 観光']);
  await kept.getByRole('button', { name: '消す' }).click();
  await expect(kept).toBeHidden();
  await page.reload();
  await action.open(page, '/policies/2-2');
  await expect(later).toHaveAttribute('aria-pressed', 'false');
});

test('where nothing can be kept, nothing is offered to be kept', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await action.open(page, '/policies/2-2');
  await expect(page.getByRole('button', { name: 'あとで読む' })).toBeHidden();
});
