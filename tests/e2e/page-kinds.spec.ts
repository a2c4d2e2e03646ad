// Each kind of page, as a phone and a desk show it.

import * as action from './support/action';
import * as check from './support/check';
import { PAGE_KINDS } from './support/pages';
import { nothingMoved, watchShifts } from './support/shifts';
import { test } from './support/test';

const MORE_ADDRESSES = ['/policies?life-stage=senior&chapter=living', '/policies?situation=carer&partner=citizens&chapter=living&life-stage=senior', '/opinions/new?about=2-2'];

// A few tests rather than one a page: opening the browser's page costs more than the check. On a
// laden machine, a long page takes axe most of a minute.
const GROUP = 4;
test.beforeEach(() => test.setTimeout(GROUP * 90_000));
const ADDRESSES = [...PAGE_KINDS, ...MORE_ADDRESSES];

for (let start = 0; start < ADDRESSES.length; start += GROUP) {
  const addresses = ADDRESSES.slice(start, start + GROUP);

  test(`on a phone nothing moves, nothing sticks out and axe finds nothing: ${addresses.join(' ')}`, async ({ page }) => {
    await page.setViewportSize(check.PHONE);
    await watchShifts(page);
    for (const address of addresses) {
      await test.step(address, async () => {
        await action.open(page, address);
        await nothingMoved(page, address);
        await check.accessible(page);
        await check.fitsEveryPhone(page);
        await check.hasTargets(page, 44);
      });
    }
  });

  test(`at a desk nothing moves and axe finds nothing: ${addresses.join(' ')}`, async ({ page }) => {
    await page.setViewportSize(check.DESK);
    await watchShifts(page);
    for (const address of addresses) {
      await test.step(address, async () => {
        await action.open(page, address);
        await nothingMoved(page, address);
        await check.hasTargets(page, 24);
        await check.accessible(page);
      });
    }
  });
}
