// What axe and IBM's Equal Access checker find on one page of each kind: in each language on a phone, and on each
// surface in Japanese and English. What the latter finds and we left stands in its support file; `page-kinds.spec.ts`
// has axe on the pages in Japanese on a phone and at a desk, `console.spec.ts` on the staff's.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as axe from './support/axe';
import * as check from './support/check';
import { ADMINISTRATOR, CONSOLE_KINDS, framing, serverKinds, test } from './support/demonstration';
import { type Report, unaccepted } from './support/engine';
import * as equalAccess from './support/equal-access';
import * as kiosk from './support/kiosk';
import { LANGUAGES, PAGE_KINDS, kindsIn } from './support/pages';
import { framed } from './support/portal';
import * as staff from './support/staff';
import { expect } from './support/test';

test.beforeEach(() => test.slow());

async function equalAccessFindsNothing(page: Page, address: string): Promise<void> {
  const { findings } = await equalAccess.report(page);
  expect(unaccepted(findings, equalAccess.ACCEPTED), address).toEqual([]);
}

/** Contrast is measured by axe in Japanese on every surface, and by the other engine in each language on a phone. */
const BUT_CONTRAST = [axe.CONTRAST];

const WITHOUT_A_NAME = '<!doctype html><html lang="ja"><title>絵</title><main><h1>絵</h1><img src="/picture.png"></main></html>';

test('axe finds what is wrong', async ({ page }) => {
  await page.setContent(WITHOUT_A_NAME);
  const { findings, rules } = await axe.report(page);
  expect(findings.map(({ rule }) => rule)).toEqual(['image-alt']);
  expect(rules).toMatchObject({ 'image-alt': ['1.1.1'], 'html-has-lang': ['3.1.1'] });
});

test('Equal Access finds what is wrong', async ({ page }) => {
  await page.setContent(WITHOUT_A_NAME);
  const { findings, rules } = await equalAccess.report(page);
  expect(findings.map(({ rule }) => rule)).toEqual(['img_alt_valid']);
  expect(rules).toMatchObject({ img_alt_valid: ['1.1.1'], html_lang_valid: ['3.1.1'] });
});

test('both find what is too pale to read', async ({ page }) => {
  await page.setContent('<!doctype html><html lang="ja"><title>色</title><main><h1>色</h1><p style="color: #aaa">淡い字</p></main></html>');
  const rules = ({ findings }: Report) => findings.map(({ rule }) => rule);
  expect(rules(await axe.report(page))).toEqual(['color-contrast']);
  expect(rules(await axe.report(page, BUT_CONTRAST))).toEqual([]);
  expect(rules(await equalAccess.report(page))).toEqual(['text_contrast_sufficient']);
});

// A few tests rather than one a page, since the engines are read again in each.
const GROUP = 9;

function inGroups(addresses: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let start = 0; start < addresses.length; start += GROUP) groups.push(addresses.slice(start, start + GROUP));
  return groups;
}

test.describe('on a phone', () => {
  test.use({ viewport: check.PHONE });

  for (const addresses of inGroups(PAGE_KINDS)) {
    test(`Equal Access finds nothing: ${addresses.join(' ')}`, async ({ page }) => {
      for (const address of addresses) {
        await action.open(page, address);
        await equalAccessFindsNothing(page, address);
      }
    });
  }

  for (const addresses of LANGUAGES.flatMap((language) => inGroups(kindsIn(language)))) {
    test(`axe and Equal Access find nothing: ${addresses.join(' ')}`, async ({ page }) => {
      for (const address of addresses) {
        await page.goto(address);
        // Axe comes first: the other opens what is folded.
        await check.accessible(page, BUT_CONTRAST);
        await equalAccessFindsNothing(page, address);
      }
    });
  }

  test('Equal Access finds nothing on the pages that the server writes', async ({ page, context, troubles }) => {
    troubles.expect(/404/);
    for (const address of await serverKinds(context)) {
      await action.open(page, address);
      await equalAccessFindsNothing(page, address);
    }
  });
});

test('Equal Access finds nothing in the console', async ({ page }) => {
  await staff.signIn(page, ADMINISTRATOR);
  for (const address of CONSOLE_KINDS) {
    await page.goto(address);
    await equalAccessFindsNothing(page, address);
  }
});

for (const addresses of inGroups(kindsIn('/en'))) {
  test(`at a desk axe finds nothing: ${addresses.join(' ')}`, async ({ page }) => {
    for (const address of addresses) {
      await page.goto(address);
      await check.accessible(page, BUT_CONTRAST);
    }
  });
}

for (const [language, ready] of [['', 'data-ready'], ['/en', 'data-framed="sized"']] as const) {
  const leftOut = language ? BUT_CONTRAST : [];
  for (const addresses of inGroups(kindsIn(language))) {
    test(`at a kiosk axe finds nothing: ${addresses.join(' ')}`, async ({ page, context, server }) => {
      await page.setViewportSize({ width: 1080, height: 1920 });
      await kiosk.setUp(context, server);
      await kiosk.come(page);
      for (const address of addresses) {
        await page.goto(address);
        if (!language) await action.ready(page);
        await check.accessible(page, leftOut);
      }
    });

    test(`in a frame axe finds nothing: ${addresses.join(' ')}`, async ({ page, server, portal }) => {
      portal.body = framing(server);
      for (const address of addresses) {
        await page.goto('about:blank');
        await page.goto(`${portal.origin}/#mirai=${address}`);
        await check.accessible(await framed(page, '#content', ready), leftOut);
      }
    });
  }
}
