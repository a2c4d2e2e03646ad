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

/** Holds the files of a pattern back until they are let go. */
export async function hold(page: Page, files: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return () => letGo();
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

/**
 * Leaves a step of the form for the next one, and waits for it: until then, the link onwards is that
 * of the step that is left.
 */
export async function goOn(page: Shown, to: Step, next?: string | RegExp): Promise<void> {
  await find.next(page, next).click();
  await expect(find.shownStep(page)).toHaveCount(1);
  await expect(find.shownStep(page)).toHaveAttribute('id', to);
}

/** Leaves the words for the check page, step by step. */
export async function goToCheck(page: Shown): Promise<void> {
  for (const step of find.STEPS.slice(1)) await goOn(page, step);
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

/** Waits until the browser has painted what the page has by now. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** What the list or the search says of what it found, once the page has drawn what it knows. */
export async function readCount(page: Page): Promise<string> {
  await painted(page);
  await expect(find.liveCount(page)).not.toHaveText('さがしています。');
  return find.liveCount(page).innerText();
}

export interface Opinion {
  /** What it is about: `plan`, `undecided`, a goal or a policy; already chosen if absent. */
  subject?: string;
  kind?: string;
  text: string;
  contact?: string;
  mayPublish?: boolean;
}

/** The chapters' ids, in the order of their codes. */
export const CHAPTERS = ['premises', 'cross-cutting', 'people', 'living', 'town', 'administration'];

/** Chooses what an opinion is about, by the doors. */
export async function choose(page: Shown, subject: string): Promise<void> {
  const doors = page.locator('#subject-doors');
  if (!(await doors.evaluate((details: HTMLDetailsElement) => details.open))) await doors.locator('summary').click();
  if (!['plan', 'undecided'].includes(subject)) {
    await find.card(page, 'policies').check();
    const chapter = CHAPTERS[Number(subject[4])] ?? 'goals';
    await page.locator('label', { has: page.locator(`input[name="chapter"][value="${chapter}"]`) }).click();
  }
  await find.card(page, subject).check();
}

/** Fills the form from its first step up to the check page. */
export async function fillForm(page: Shown, opinion: Opinion): Promise<void> {
  await expect(find.question(page, 'text')).toBeVisible();
  await find.text(page).fill(opinion.text);
  await goOn(page, 'about');
  if (opinion.subject !== undefined) await choose(page, opinion.subject);
  await find.kind(page, opinion.kind ?? '提案').check();
  await goOn(page, 'you');
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
