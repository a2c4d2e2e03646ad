// First visits on a slow phone and a slow line: what they fetch, when they paint, what moves.

import { readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';

import type { Browser } from '@playwright/test';

import { PHONE } from '../e2e/support/check';
import { PAGE_KINDS } from '../e2e/support/pages';
import { DIST, Server } from '../e2e/support/server';
import { test } from '../e2e/support/test';
import { measured } from './support/measures';
import { slowLine, slowProcessor } from './support/throttle';

const ROUNDS = 9;

const COMPARED = ['/', '/policies', '/policies/2-2'];

/** How long a page is watched after everything has come. */
const REST = 400;

interface Visit {
  /** Milliseconds from the start of the navigation. */
  largestPaint: number;
  ready: number;
  /** For how long the main thread could not have answered: what its tasks took beyond 50 ms each. */
  blocked: number;
  /** The layout shift score, the sum of all shifts. */
  shift: number;
  /** Bytes received, with headers. */
  bytes: number;
}

/** Opens a page as somebody does who was never here. */
async function visit(browser: Browser, address: string, hasScript: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ja-JP', serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await slowLine(devtools);
  await slowProcessor(devtools);
  await page.addInitScript(() => {
    const seen = { largestPaint: NaN, ready: NaN, blocked: 0, shift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largestPaint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver((_, observer) => {
      if (document.documentElement?.hasAttribute('data-ready')) {
        seen.ready = performance.now();
        observer.disconnect();
      }
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
    Object.assign(window, { seen });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  if (hasScript) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await pause(REST);
  const seen = await page.evaluate(() => (window as unknown as { seen: Omit<Visit, 'bytes'> }).seen);
  await context.close();
  return { ...seen, bytes };
}

/** A copy of the site in which the compared pages load no script. */
async function withoutScript(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'script-free-'));
  await cp(DIST, site, { recursive: true });
  for (const address of COMPARED) {
    const file = join(site, address, 'index.html');
    const html = readFileSync(file, 'utf8')
      .replace(/<script\b[^>]*><\/script>/g, '')
      .replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, '');
    writeFileSync(file, html);
    writeFileSync(`${file}.br`, brotliCompressSync(html));
  }
  return site;
}

test('the largest paint and what blocks, with the app and without', async ({ browser, server }) => {
  const site = await withoutScript();
  const still = await Server.create(site);
  for (const address of COMPARED) {
    const app: Visit[] = [];
    const alone: Visit[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      app.push(await visit(browser, server.origin + address, true));
      alone.push(await visit(browser, still.origin + address, false));
    }
    for (const [visits, name] of [
      [app, address],
      [alone, `without script ${address}`],
    ] as const) {
      measured(`LCP ${name}`, visits.map(({ largestPaint }) => largestPaint));
      measured(`blocked ${name}`, visits.map(({ blocked }) => blocked));
    }
  }
  await still.dispose();
  await rm(site, { recursive: true });
});

/** How long after the start of a first visit the list shows what a choice finds that is made at the first paint. */
async function firstResult(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ja-JP', serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await slowLine(devtools);
  await slowProcessor(devtools);
  await page.addInitScript(() => {
    new PerformanceObserver(() => {
      document.querySelector<HTMLInputElement>('input[name="life-stage"][value="senior"]')!.click();
    }).observe({ type: 'paint', buffered: true });
    new MutationObserver((_, observer) => {
      if (!/のことが書かれた/.test(document.querySelector('.results__count')?.textContent ?? '')) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { firstResult: performance.now() })));
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await page.goto(address);
  const shown = await page.waitForFunction(() => (window as unknown as { firstResult?: number }).firstResult);
  const after = (await shown.jsonValue()) ?? NaN;
  await context.close();
  return after;
}

test('the first result of the filter', async ({ browser, server }) => {
  const after: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) after.push(await firstResult(browser, `${server.origin}/policies`));
  measured('first filter result', after);
});

test('a first visit to each kind of page', async ({ browser, server }) => {
  for (const address of PAGE_KINDS) {
    const { bytes, ready, shift } = await visit(browser, server.origin + address, true);
    measured(`route ${address}`, [bytes, ready, shift]);
  }
});
