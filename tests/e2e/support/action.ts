// What a reader does.

import { type Locator, type Page, type Response, expect } from '@playwright/test';

import * as find from './find';
import type { Shown, Step } from './find';

/** Waits until the app answers to the reader. */
export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** Opens an address and waits for the app. */
export async function open(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await ready(page);
  return response;
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await ready(page);
}

/** Presses Tab until `target` has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeAttached();
  const element = await target.elementHandle();
  const has = () => page.evaluate((sought) => document.activeElement === sought, element);
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press(key);
    if (await has()) return;
  }
  throw new Error(`${target} is not reached by ${key}`);
}

/** Leaves a step of the form for the next one. */
export async function goOn(page: Shown, to: Step): Promise<void> {
  await find.next(page).click();
  await expect(find.question(page, to)).toBeVisible();
}

/**
 * Waits until the form may be sent. One that comes back sooner than a person can fill it in is asked
 * for once more; its key (a UUID of version 7) says when it was given out.
 */
export async function formIsOldEnough(page: Page): Promise<void> {
  const key = await page.locator('#opinion-form input[name="key"]').inputValue();
  const givenOut = Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
  await expect.poll(() => Date.now() - givenOut).toBeGreaterThan(2_000);
}

/** What the list or the search says of what it found, once the page has drawn what it knows. */
export async function readCount(page: Page): Promise<string> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(find.liveCount(page)).not.toHaveText('さがしています。');
  return find.liveCount(page).innerText();
}

export interface Opinion {
  /** A value of the subject's list; already chosen if absent. */
  subject?: string;
  kind?: string;
  text: string;
  contact?: string;
  mayPublish?: boolean;
}

/** Fills the form from its first step up to the check page. */
export async function fillForm(page: Shown, opinion: Opinion): Promise<void> {
  await expect(find.question(page, 'about')).toBeVisible();
  if (opinion.subject !== undefined) await find.subject(page).selectOption(opinion.subject);
  await goOn(page, 'kind');
  await find.kind(page, opinion.kind ?? '提案').check();
  await goOn(page, 'text');
  await find.text(page).fill(opinion.text);
  await goOn(page, 'you');
  await goOn(page, 'answer');
  if (opinion.mayPublish) await page.getByRole('checkbox', { name: /公開してもよい/ }).check();
  if (opinion.contact !== undefined) await find.contact(page).fill(opinion.contact);
  await goOn(page, 'check');
}

/** Opens the form, fills it and stops before sending. */
export async function writeOpinion(page: Page, opinion: Opinion): Promise<void> {
  await open(page, '/opinions/new');
  await fillForm(page, { subject: 'plan', ...opinion });
}

/** Sends what stands on the check page, and gives the receipt. */
export async function sendIt(page: Shown): Promise<string> {
  await find.send(page).click();
  await expect(find.receipt(page)).toBeVisible();
  return (await find.receipt(page).innerText()).trim();
}

let written = 0;

/** Words that no other test writes. */
export function uniqueWords(): string {
  written += 1;
  return `ご意見${process.pid}番${Date.now()}の${written}`;
}
