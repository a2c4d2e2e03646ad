// What every test has: a server, and an eye on everything that goes wrong in the browser.

import { type BrowserContext, test as base, expect } from '@playwright/test';

import { DIST, Server } from './server';

/** What a browser says where the line is cut, where no server answers, and where one ends while it does. */
export const CUT_OFF = /ERR_(?:INTERNET_DISCONNECTED|CONNECTION_(?:REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/;

/** Console errors, uncaught errors, and requests to our own server that failed or were refused. */
export class Troubles {
  readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(private readonly origin: () => string) {}

  /** Says that this test brings about trouble of this kind; the rest still fails it. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.found.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.found.push(`uncaught: ${error.error().message}`));
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // The browser itself drops what a page no longer needs when the reader leaves it.
      if (request.url().startsWith(this.origin()) && reason !== 'net::ERR_ABORTED') {
        this.found.push(`request: ${reason} ${request.method()} ${request.url()}`);
      }
    });
    context.on('response', (response) => {
      if (response.url().startsWith(this.origin()) && response.status() >= 400) {
        this.found.push(`response: ${response.status()} ${response.url()}`);
      }
    });
  }

  unexpected(): string[] {
    return this.found.filter((trouble) => !this.expected.some((pattern) => pattern.test(trouble)));
  }
}

interface TestFixtures {
  troubles: Troubles;
  /** Another visitor, or the same one with another browser: nothing is shared with `page`. */
  newVisitor: () => Promise<BrowserContext>;
}

interface WorkerFixtures {
  runningServer: Server;
}

type ServerFixture = [(args: object, use: (server: Server) => Promise<void>) => Promise<void>, { scope: 'worker' }];

/**
 * A server for the tests of a worker that ask for one that starts so. A file that has one of its own
 * finds nothing on it that the tests of other files have written.
 */
export function serverOf(...start: Parameters<typeof Server.create>): ServerFixture {
  return [
    async ({}, use) => {
      const server = await Server.create(...start);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ];
}

export const test = base.extend<TestFixtures & { server: Server }, WorkerFixtures>({
  runningServer: serverOf(),

  /** The worker's server; running at the start of each test, whatever the last one did to it. */
  server: async ({ runningServer }, use) => {
    await runningServer.serve(DIST);
    await use(runningServer);
  },

  baseURL: async ({ server }, use) => {
    await use(server.origin);
  },

  troubles: [
    async ({ context, server }, use) => {
      const troubles = new Troubles(() => server.origin);
      troubles.watch(context);
      await use(troubles);
      expect(troubles.unexpected(), 'trouble in the browser').toEqual([]);
    },
    { auto: true },
  ],

  newVisitor: async ({ browser, server, troubles }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: server.origin, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
      troubles.watch(context);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
