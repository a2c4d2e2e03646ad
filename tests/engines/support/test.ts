// What every journey has: a server, and a browser of the engine that is asked.

import { writeFile } from 'node:fs/promises';

import { test as base, expect } from '@playwright/test';
import { Builder } from 'selenium-webdriver';

import { Server } from '../../e2e/support/server';
import { Visitor } from './visitor';
import { CAPABILITIES, Driver, type Engine } from './engines';

export interface Options {
  engine: Engine;
}

interface WorkerFixtures extends Options {
  driver: Driver;
  server: Server;
}

export const test = base.extend<{ origin: string; visitor: Visitor }, WorkerFixtures>({
  engine: ['webkit', { option: true, scope: 'worker' }],

  driver: [
    async ({ engine }, use) => {
      const driver = await Driver.start(engine);
      await use(driver);
      await driver.stop();
    },
    { scope: 'worker' },
  ],

  server: [
    async ({}, use) => {
      const server = await Server.create();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],

  /** Where the browser finds the site. */
  origin: async ({ server }, use) => use(server.origin),

  visitor: async ({ engine, driver, origin }, use, testInfo) => {
    const session = await new Builder().usingServer(driver.address).withCapabilities(CAPABILITIES[engine]).build();
    await session.manage().window().setRect({ width: 1280, height: 900 });
    await use(new Visitor(session, origin));
    if (testInfo.status !== testInfo.expectedStatus) {
      const picture = await session.takeScreenshot();
      await writeFile(testInfo.outputPath('seen.png'), picture, 'base64');
    }
    await session.quit();
  },
});

export { expect };
