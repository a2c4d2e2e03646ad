// A page on its way: what has been read of it stays where it is while the rest comes.

import { ready } from './support/action';
import * as check from './support/check';
import { PAGE_KINDS } from './support/pages';
import { SlowNetwork } from './support/slow-network';
import { nothingMoved, watchShifts } from './support/shifts';
import { test } from './support/test';

// A few tests rather than one a page: opening the browser's page costs more than the check.
const GROUP = 6;
test.beforeEach(() => test.setTimeout(GROUP * 60_000));

for (const [window, size] of Object.entries({ 'on a phone': check.PHONE, 'at a desk': check.DESK })) {
  for (let start = 0; start < PAGE_KINDS.length; start += GROUP) {
    const addresses = PAGE_KINDS.slice(start, start + GROUP);

    test(`${window} nothing moves while the page comes in pieces: ${addresses.join(' ')}`, async ({ page, server }) => {
      await page.setViewportSize(size);
      await watchShifts(page);
      const network = await SlowNetwork.before(server.origin);
      try {
        for (const address of addresses) {
          await test.step(address, async () => {
            await network.open(page, address);
            await ready(page);
            await nothingMoved(page, address);
          });
        }
      } finally {
        await network.close();
      }
    });
  }
}
