// What IBM's Equal Access checker finds on one page of each kind. What it finds and we left stands in its support file.

import type { Page } from '@playwright/test';

import { unaccepted } from './support/engine';
import * as action from './support/action';
import * as check from './support/check';
import { ADMINISTRATOR, CONSOLE_KINDS, serverKinds, test } from './support/demonstration';
import * as equalAccess from './support/equal-access';
import { PAGE_KINDS, TRANSLATED_KINDS } from './support/pages';
import * as staff from './support/staff';
import { expect } from './support/test';

async function findsNothing(page: Page, address: string): Promise<void> {
  const { findings } = await equalAccess.report(page);
  expect(unaccepted(findings, equalAccess.ACCEPTED), address).toEqual([]);
}

test('Equal Access finds what is wrong', async ({ page }) => {
  await page.setContent('<!doctype html><html lang="ja"><title>絵</title><main><h1>絵</h1><img src="/picture.png"></main></html>');
  const { findings, rules } = await equalAccess.report(page);
  expect(findings.map(({ rule }) => rule)).toEqual(['img_alt_valid']);
  expect(rules).toMatchObject({ img_alt_valid: ['1.1.1'], html_lang_valid: ['3.1.1'] });
});

// A few tests rather than one a page, since the engine is read again in each.
const GROUP = 7;
test.describe('on a phone', () => {
  test.use({ viewport: check.PHONE });

  for (let start = 0; start < PAGE_KINDS.length; start += GROUP) {
    const addresses = PAGE_KINDS.slice(start, start + GROUP);
    test(`Equal Access finds nothing: ${addresses.join(' ')}`, async ({ page }) => {
      test.slow();
      for (const address of addresses) {
        await action.open(page, address);
        await findsNothing(page, address);
      }
    });
  }

  test('Equal Access finds nothing on pages in other languages', async ({ page }) => {
    test.slow();
    for (const address of TRANSLATED_KINDS) {
      await page.goto(address);
      await findsNothing(page, address);
    }
  });

  test('Equal Access finds nothing on the pages that the server writes', async ({ page, context, troubles }) => {
    test.slow();
    troubles.expect(/404/);
    for (const address of await serverKinds(context)) {
      await action.open(page, address);
      await findsNothing(page, address);
    }
  });
});

test('Equal Access finds nothing in the console', async ({ page }) => {
  test.slow();
  await staff.signIn(page, ADMINISTRATOR);
  for (const address of CONSOLE_KINDS) {
    await page.goto(address);
    await findsNothing(page, address);
  }
});
