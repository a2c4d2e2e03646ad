// Draws the README's pictures, from the site that was built last.

import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import * as action from '../e2e/support/action';
import * as kiosk from '../e2e/support/kiosk';
import { Portal, framed } from '../e2e/support/portal';
import { Server } from '../e2e/support/server';
import { test } from '../e2e/support/test';
import { unfiltered } from './png';

const SCREENS = resolve(__dirname, '../../docs/screens');

const keep = (name: string, picture: Buffer): Promise<void> => writeFile(join(SCREENS, `${name}.png`), unfiltered(picture));

/** Puts pictures into a row, on a page of its own. */
async function inARow(page: Page, name: string, size: { width: number; height: number }, style: string, pictures: Buffer[]): Promise<void> {
  await page.setViewportSize(size);
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await page.setContent(`<style>body { box-sizing: border-box; height: 100vh; margin: 0; display: flex; justify-content: space-between; ${style} }</style>${images.join('')}`);
  await keep(name, await page.screenshot());
}

test('phone', async ({ browser, server, page }) => {
  const context = await browser.newContext({ baseURL: server.origin, locale: 'ja-JP', viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5 });
  const phone = await context.newPage();
  const pictures = [];
  for (const address of ['/', '/policies?life-stage=infant', '/policies/2-2']) {
    await action.open(phone, address);
    pictures.push(await phone.screenshot());
  }
  await context.close();
  await inARow(page, 'phone', { width: 1660, height: 1110 }, 'background: #e8e8e8', pictures);
});

test('desktop', async ({ page }) => {
  await action.open(page, '/policies');
  await keep('desktop', await page.screenshot());
});

test('emaki', async ({ page }) => {
  await action.open(page, '/emaki');
  // Without the head, which stands over every page.
  const below = await page.locator('main').evaluate((main) => Math.round(main.getBoundingClientRect().top));
  await keep('emaki', await page.screenshot({ fullPage: true, clip: { x: 0, y: below, width: 1280, height: 500 } }));
});

test('kiosk', async ({ newVisitor, server, page }) => {
  const context = await newVisitor();
  await kiosk.setUp(context, server);
  const device = await context.newPage();
  await device.setViewportSize({ width: 1080, height: 1920 });
  await device.goto(kiosk.START);
  await action.ready(device);
  const pictures = [await device.screenshot()];
  await kiosk.begin(device);
  pictures.push(await device.screenshot());
  for (const address of ['/policies?life-stage=infant', '/opinions/new?about=000-2-2']) {
    await kiosk.goTo(device, address);
    pictures.push(await device.screenshot());
  }
  await inARow(page, 'kiosk', { width: 1532, height: 674 }, 'padding: 16px; & img { height: 640px; outline: 1px solid #999 }', pictures);
});

test('frame', async ({ page }) => {
  const portal = await Portal.create();
  const framedServer = await Server.create(undefined, ['--frame-ancestor', portal.origin]);
  portal.body = `<style>body { margin: 24px; font-family: sans-serif; line-height: 1.3 } h1 { margin: 0 0 8px; font-size: 20px } p { margin: 0 0 12px }</style>
    <h1>ほかのサイトのページ</h1><p>記事の中に、計画のページが入ります。</p>
    <div id="content" style="box-sizing: border-box; height: 440px; overflow: hidden; border: 1px solid #999">
    <script src="${framedServer.origin}/embed.js" async></script><mirai-navi></mirai-navi></div>`;
  await page.setViewportSize({ width: 926, height: 560 });
  await page.goto(portal.origin);
  await framed(page);
  await keep('frame', await page.screenshot());
  await framedServer.dispose();
  await portal.dispose();
});
