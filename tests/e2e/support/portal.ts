// Another site, whose page shows the app in a frame.

import { once } from 'node:events';
import { type Server as HttpServer, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Frame, type Page, expect } from '@playwright/test';

export class Portal {
  /** What stands in the body of its page. */
  body = '';

  private constructor(private readonly server: HttpServer) {}

  static async create(): Promise<Portal> {
    const portal = new Portal(
      createServer((_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><html lang="ja"><title>くらしのポータル</title>${portal.body}</html>`);
      }),
    );
    portal.server.listen(0, 'localhost');
    await once(portal.server, 'listening');
    return portal;
  }

  /** Another host than the server's, and so another site. */
  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async dispose(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** One for each worker, as a fixture. */
export const portal = [
  async ({}, use: (portal: Portal) => Promise<void>) => {
    const portal = await Portal.create();
    await use(portal);
    await portal.dispose();
  },
  { scope: 'worker' },
] satisfies [unknown, { scope: 'worker' }];

/** The document in the frame, once the app there answers to the reader; without the app, once it has told its height. */
export async function framed(page: Page, within = '#content', is: 'data-ready' | 'data-framed="sized"' = 'data-ready'): Promise<Frame> {
  const element = await page.waitForSelector(`${within} iframe`);
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the frame holds nothing');
  await frame.locator(`html[${is}]`).waitFor({ state: 'attached' });
  return frame;
}

/** The frame is as tall as its content. */
export async function fits(page: Page, frame: Frame): Promise<number> {
  const tall = () => frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
  const shown = () => page.locator('#content iframe').evaluate((element) => element.getBoundingClientRect().height);
  await expect.poll(async () => Math.abs((await tall()) - (await shown()))).toBeLessThanOrEqual(1);
  return shown();
}
