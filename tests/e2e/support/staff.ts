// What staff do.

import { type Page, expect } from '@playwright/test';

/** Long enough to be a password. */
export const PASSWORD = 'ながい合言葉を三つならべて';

export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/staff/sign-in');
  await page.getByLabel('名前').fill(name);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('意見の一覧');
}

/** Opens an opinion by its number. */
export async function openOpinion(page: Page, number: number): Promise<void> {
  await page.goto(`/staff/opinions/${number}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${number}番の意見`);
}

/** Writes an answer, looks at the preview and gives it. */
export async function answer(page: Page, number: number, outcome: string, words: string): Promise<void> {
  await openOpinion(page, number);
  await page.getByLabel('対応結果').selectOption(outcome);
  await page.getByLabel('回答', { exact: true }).fill(words);
  await page.getByRole('button', { name: '見え方を確かめる' }).click();
  await expect(page.locator('.staff__preview')).toContainText(words);
  await page.getByRole('button', { name: 'この内容で回答する' }).click();
  await expect(page.getByRole('status')).toContainText('回答しました');
}

/** Puts other words in the place of an answer, which stands until they are sent. */
export async function correct(page: Page, number: number, words: string): Promise<void> {
  await openOpinion(page, number);
  await page.getByText('回答を直す', { exact: true }).click();
  await page.getByRole('textbox', { name: '回答', exact: true }).fill(words);
  await page.getByRole('button', { name: '見え方を確かめる' }).click();
  await expect(page.locator('.staff__preview')).toContainText(words);
  await page.getByRole('button', { name: 'この内容に訂正する' }).click();
  await expect(page.getByRole('status')).toContainText('回答を直しました');
}
