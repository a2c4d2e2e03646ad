// Whose the site is and until when, and that what has passed is marked by the browser's clock.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as kiosk from './support/kiosk';
import { DIST, Server } from './support/server';
import { expect, test } from './support/test';

/** The example, whose days no server's clock has passed. */
async function site(): Promise<string> {
  const example = await readFile(resolve(__dirname, '../../docs/site.example.toml'), 'utf8');
  return example.replaceAll('"2027-', '"2927-');
}

/** The last moment of the deadline in Kamakura, and the next one. */
const LAST = new Date('2927-03-31T14:59:59Z');
const OVER = new Date('2927-03-31T15:00:00Z');

/** A server of a city. The files in this `dist` are a trial's: what is looked at is what the server writes. */
const cityTest = test.extend<{ server: Server }>({
  server: async ({}, use) => {
    const dist = await mkdtemp(join(tmpdir(), 'city-'));
    await cp(DIST, dist, { recursive: true });
    await writeFile(join(dist, '_shell/site.toml'), await site());
    const server = await Server.create(dist);
    await use(server);
    await server.dispose();
    await rm(dist, { recursive: true });
  },
});

const band = (page: Page) => page.locator('.standing-band');

cityTest('the deadline stands over a page, and has passed from the next day on', async ({ page }) => {
  await page.clock.setFixedTime(LAST);
  await action.open(page, '/voices');
  await expect(band(page)).toContainText('意見は2927年3月31日まで', { useInnerText: true });
  await expect(page.locator('.footer')).toContainText('運営：鎌倉市 共生共創部 企画課');
  await check.accessible(page);
  await page.clock.setFixedTime(OVER);
  await action.open(page, '/voices');
  await expect(band(page)).toContainText('意見の期限は過ぎました', { useInnerText: true });
  await expect(band(page)).not.toContainText('まで', { useInnerText: true });
  // The app goes on with the head and the foot that the page had.
  await page.locator('.header__link', { hasText: '意見を送る' }).click();
  await expect(page).toHaveURL(/opinions\/new/);
  await expect(band(page)).toContainText('意見の期限は過ぎました', { useInnerText: true });
  await expect(page.locator('.footer')).toContainText('運営：鎌倉市 共生共創部 企画課');
});

cityTest('on phones the day leaves the mark beside it whole, or without a place', async ({ page }) => {
  await action.open(page, '/voices');
  for (const width of [340, 360, 390]) {
    await page.setViewportSize({ ...check.PHONE, width });
    const mark = await page.locator('.standing-band__mark').boundingBox();
    expect(mark?.width ?? 18, `${width} px`).toBe(18);
  }
});

cityTest('at a kiosk the stage that is now is marked', async ({ page, context, server }) => {
  await kiosk.setUp(context, server);
  await page.clock.setFixedTime(LAST);
  await kiosk.come(page);
  const current = page.locator('.stages [aria-current="step"]');
  await expect(current).toContainText('素案');
  await kiosk.goTo(page, '/about');
  await page.clock.setFixedTime(OVER);
  await kiosk.goTo(page, '/');
  await expect(current).toHaveCount(1);
  await expect(current).toContainText('案いま', { useInnerText: true });
  await expect(page.locator('.stages [data-passed]')).toContainText('済み', { useInnerText: true });
});

cityTest('an opinion reaches the city, which says so', async ({ page }) => {
  await action.open(page, '/voices');
  await page.locator('.header__link', { hasText: '意見を送る' }).click();
  await action.fillForm(page, { subject: 'plan', text: '公園に木かげをふやしてください。' });
  await action.sendIt(page);
  await check.arrivedAt(page, '意見が市に届きました');
  await expect(page.locator('.track__stop').first()).toContainText('届きました');
  await expect(page.locator('#main')).not.toContainText('試作');
});

test('where nobody answers for the site it says that it is a trial', async ({ page }) => {
  await action.open(page, '/opinions/new');
  await expect(page.locator('.footer')).toContainText('これは試作です。鎌倉市の公式サイトではありません。');
  await expect(band(page)).toContainText('検討中の案です（決定前）');
});
