// The demonstration: a server with opinions of every status, one of the staff who may do everything, and a portal
// that may show it in a frame.

import { randomUUID } from 'node:crypto';

import type { BrowserContext } from '@playwright/test';

import { type Portal, portal } from './portal';
import { DIST, Server } from './server';
import * as staff from './staff';
import { expect, test as base } from './test';

/** Who may do everything. */
export const ADMINISTRATOR = 'suzuki';

export const test = base.extend<object, { portal: Portal; runningServer: Server }>({
  portal,
  runningServer: [
    async ({ portal }, use) => {
      const server = await Server.create(DIST, ['--demo', '--frame-ancestor', portal.origin]);
      await server.addStaff(ADMINISTRATOR, 'administrator', staff.PASSWORD);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
});

/** The page of another site that shows one in a frame, whose reader goes where the fragment `#mirai=…` says. */
export const framing = ({ origin }: Server): string =>
  `<script src="${origin}/embed.js" async></script>
  <main id="content" style="max-width: 600px"><mirai-navi view="policies"></mirai-navi></main>`;

/** One of each kind of the pages that the server writes for residents: voices, a card, a receipt, what is not there. */
export async function serverKinds(context: BrowserContext): Promise<string[]> {
  const sent = await context.request.post('/api/opinions', {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { subject: 'plan', kind: 'proposal', text: 'ベンチを増やしてください。' },
  });
  expect(sent.status()).toBe(201);
  const { receipt } = await sent.json();
  return ['/voices', '/voices/1', '/card', '/card?p=2-2', '/emaki', `/opinions/${receipt}`, '/opinions/ABC', '/nothing'];
}

/** One of each kind of the staff's pages: lists, files, the record, and opinions. */
export const CONSOLE_KINDS = [
  '/staff',
  '/staff?status=any',
  '/staff?department=none&older-than=7&policy=2-2',
  '/staff/export',
  '/staff/audit',
  // Answered and public, merged, with personal data, waiting, taken back, out of scope.
  ...[1, 2, 8, 9, 13, 14].map((number) => `/staff/opinions/${number}`),
];
