// What a device keeps of the policies that were read on it.

import { Storage } from '../../web/contract';
import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
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

test('a kept policy whose code is another now is found under that, and Back leads home', async ({ page }) => {
  // As a server of a later edition answers.
  await page.route('**/policies/5-12', (route) => route.fulfill({ status: 307, headers: { location: '/policies/5-4' } }));
  await page.addInitScript(
    ([key, entries]) => localStorage.setItem(key!, entries!),
    [Storage.SEEN, JSON.stringify([{ path: '/policies/5-12', name: '5-12 協働' }])],
  );
  await action.open(page, '/');
  await page.getByRole('link', { name: '5-12 協働' }).click();
  await check.arrivedAtAddress(page, '/policies/5-4');
  await expect(find.heading(page)).toHaveText(/^5-4 /);
  await page.goBack();
  await check.arrivedAtAddress(page, '/');
});

test('where nothing can be kept, nothing is offered to be kept', async ({ page }) => {
  await page.addInitScript(() => {
    window.Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await action.open(page, '/policies/2-2');
  await expect(page.getByRole('button', { name: 'あとで読む' })).toBeHidden();
});
