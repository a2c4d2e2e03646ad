// The parts of the app that come when a page needs them, and what happens where one does not come.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

/** Keeps files from coming until they are let through. */
async function lose(page: Page, ...files: string[]): Promise<() => Promise<void>> {
  for (const file of files) await page.route(file, (route) => route.abort());
  return async () => {
    for (const file of files) await page.unroute(file);
  };
}

const LATE = '準備に時間がかかっています';

test('home answers without the parts, and each comes with the page that needs it', async ({ page }) => {
  const parts: string[] = [];
  page.on('request', (request) => {
    const part = /\/app-([a-z]+)-[^/]*\.wasm$/.exec(request.url());
    if (part) parts.push(part[1]!);
  });
  await action.open(page, '/');
  expect(parts).toEqual([]);
  await page.getByRole('link', { name: 'まちの取組', exact: true }).first().click();
  await find.choice(page, 'life-stage', 'infant').check();
  await expect(find.chips(page)).toHaveCount(1);
  expect(parts).toEqual(['list']);
  await find.siteSearch(page).fill('防災');
  await expect(page.locator('main mark').first()).toHaveText('防災');
  expect(parts).toEqual(['list', 'search']);
});

test('a list whose part does not come is its file, and answers once it comes', async ({ page, troubles }) => {
  troubles.expect(/\.wasm|Failed to fetch|preload/);
  const letThrough = await lose(page, '**/app-list-*.wasm');
  await page.goto('/policies?life-stage=infant');
  await expect(page.getByText(LATE)).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-ready');
  await expect(find.cards(page).first()).toBeVisible();
  await find.choice(page, 'life-stage', 'senior').check();
  await letThrough();
  await action.ready(page);
  await expect(page.getByText(LATE)).toBeHidden();
  await expect(find.chips(page)).toHaveCount(2);
});

test('who goes to a form whose part does not come gets its file, and Back leads back', async ({ page, troubles }) => {
  troubles.expect(/\.wasm|Failed to fetch|preload/);
  await action.open(page, '/about');
  const letThrough = await lose(page, '**/app-opinions-*.wasm');
  await page.getByRole('link', { name: '意見を送る' }).first().click();
  await expect(page).toHaveURL(/\/opinions\/new/);
  await expect(page.getByText(LATE)).toBeVisible();
  await find.text(page).fill('書きかけ');
  await letThrough();
  await action.ready(page);
  await expect(find.text(page)).toHaveValue('書きかけ');
  await page.goBack();
  await expect(page).toHaveURL(/\/about$/);
});

test('where neither a part nor its page comes, that is said, and it can be loaded again', async ({ page, troubles }) => {
  troubles.expect(/\.wasm|Failed to fetch|ERR_FAILED/);
  await action.open(page, '/about');
  const letThrough = await lose(page, '**/app-opinions-*.wasm', '**/opinions/new*');
  await page.getByRole('link', { name: '意見を送る' }).first().click();
  await expect(find.heading(page)).toHaveText('ページを読み込めませんでした');
  await letThrough();
  await page.getByRole('link', { name: 'もう一度読み込む' }).click();
  await action.ready(page);
  await expect(find.text(page)).toBeVisible();
});

test('home answers where an opinion waits and the part that sends it does not come', async ({ page, troubles }) => {
  troubles.expect(/\.wasm|Failed to fetch/);
  await lose(page, '**/app-opinions-*.wasm');
  await page.addInitScript(() => localStorage.setItem('mirai-navi.outbox', '[{"key":"1"}]'));
  await action.open(page, '/');
  await page.getByRole('link', { name: 'まちの取組', exact: true }).first().click();
  await expect(find.cards(page).first()).toBeVisible();
});

test('words typed while the search is on its way are one step of the history', async ({ page }) => {
  const letGo = await action.hold(page, '**/app-search-*.wasm');
  await action.open(page, '/about');
  await find.siteSearch(page).focus();
  await page.keyboard.type('abc');
  letGo();
  await expect(page).toHaveURL(/\/search\?q=abc$/);
  await expect(find.heading(page)).toHaveText(/さが|検索/);
  await expect(find.siteSearch(page)).toHaveValue('abc');
  await page.goBack();
  await expect(page).toHaveURL(/\/about$/);
});

test('who presses Enter while the search is on its way finds what they typed', async ({ page }) => {
  const letGo = await action.hold(page, '**/app-search-*.wasm');
  await action.open(page, '/about');
  await find.siteSearch(page).pressSequentially('津波');
  await page.keyboard.press('Enter');
  letGo();
  await check.arrivedAt(page, /津波/);
  await expect(page).toHaveURL(`/search?q=${encodeURIComponent('津波')}`);
  await expect(find.siteSearch(page)).toHaveValue('津波');
});
