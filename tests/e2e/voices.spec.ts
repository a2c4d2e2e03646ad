// Published opinions: pages that the server writes, shown within the app and without it.

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

test('the voices are reached from every page, read, filtered and left again', async ({ page }) => {
  await action.open(page, '/about');
  await page.getByRole('link', { name: '公開された声', exact: true }).click();
  await check.arrivedAt(page, '公開された声');
  await expect(page).toHaveTitle('公開された声｜鎌倉ミライ共創ナビ');
  await check.accessible(page);
  await page.getByText('条件で絞り込む').click();
  await page.getByLabel('施策', { exact: true }).selectOption('2-2');
  await page.getByRole('button', { name: '絞り込む' }).click();
  await expect(page).toHaveURL(/\/voices\?.*policy=2-2/);
  // The address changes at once, the page when the server has written it.
  await check.arrivedAt(page, '公開された声');
  await expect(page.getByText('この条件の声は、まだありません。')).toBeVisible();
  await page.goBack();
  await check.arrivedAt(page, '公開された声');
  await page.goBack();
  await check.arrivedAt(page, 'このサイトについて');
});

test('an address of the voices opens in the app', async ({ page }) => {
  await action.open(page, '/voices?policy=2-2');
  await expect(find.heading(page)).toHaveText('公開された声');
  await find.planLink(page).click();
  await check.arrivedAt(page, '計画を読む');
});

test('a voice that is not published is not found', async ({ page, troubles }) => {
  troubles.expect(/404/);
  const response = await action.open(page, '/voices/999999');
  expect(response?.status()).toBe(404);
  await expect(find.heading(page)).toHaveText('ページが見つかりません');
});
