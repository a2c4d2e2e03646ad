// What must be true of a page.

import { type Locator, type Page, expect } from '@playwright/test';

import * as axe from './axe';
import * as find from './find';
import { QUESTIONS, type Shown, type Step } from './find';

export const RECEIPT = /^(?:[0-9A-HJKMNP-TV-Z]{3}-){5}[0-9A-HJKMNP-TV-Z]{3}$/;

export const CONTROL_CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

const NARROWEST = { width: 320, height: 568 };
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

/** The page with this heading is shown, and the heading has the focus. */
export async function arrivedAt(page: Page, heading: string | RegExp): Promise<void> {
  await expect(find.heading(page)).toHaveText(heading);
  await expect(find.heading(page)).toBeFocused();
}

/** The device has every page of the site in a language, by what its addresses begin with. */
export async function everyPageIsKept(page: Page, language = ''): Promise<void> {
  const marked = () => page.evaluate(async (marker) => (await caches.match(marker)) !== undefined, `${language}/_shell/every-page`);
  await expect.poll(marked, { timeout: 60_000 }).toBe(true);
}

/** This step and no other is shown. */
export async function atStep(page: Page, step: Step): Promise<void> {
  await expect(find.shownStep(page)).toHaveCount(1);
  await expect(find.question(page, step)).toHaveText(QUESTIONS[step]);
  await expect(find.question(page, step)).toBeVisible();
}

/** The step is shown, and its question has the focus. */
export async function arrivedAtStep(page: Page, step: Step): Promise<void> {
  await atStep(page, step);
  await expect(find.question(page, step)).toBeFocused();
}

/** A field says what is wrong with it, in a way that assistive technology reads, and has the focus. */
export async function refusedAt(page: Page, control: Locator, field: string, message: string): Promise<void> {
  await expect(find.fieldError(page, field)).toBeVisible();
  await expect(find.fieldError(page, field)).toContainText(message);
  await expect(control).toBeFocused();
  await expect(find.fieldError(page, field)).toBeInViewport();
}

/** The same path and query as the browser shows them, without the origin. */
export function address(page: Page): string {
  const url = new URL(page.url());
  return url.pathname + url.search + url.hash;
}

/** The address, without the origin, is this, or like this; a browser tells of it a moment after it has changed. */
export async function arrivedAtAddress(page: Page, expected: RegExp | string): Promise<void> {
  const matcher = expect.poll(() => address(page));
  await (typeof expected === 'string' ? matcher.toBe(expected) : matcher.toMatch(expected));
}

/** No rule of axe is broken, but for those that are left out. */
export async function accessible(shown: Shown, leftOut: string[] = []): Promise<void> {
  const { findings } = await axe.report(shown, leftOut);
  expect(findings, shown.url()).toEqual([]);
}

/** Nothing sticks out to the side on the narrowest phone, nor on a phone with text at twice its size. */
export async function fitsEveryPhone(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  await fitsItsWidth(page);
  await page.setViewportSize(PHONE);
  await setTextSize(page, '200%');
  await fitsItsWidth(page);
  const head = await page.evaluate(() => document.querySelector('.header')?.getBoundingClientRect().height ?? 0);
  expect(head, 'the head over text at twice its size').toBeLessThanOrEqual(0.55 * PHONE.height);
  await setTextSize(page, '');
  await holdsTextSpacedOut(page);
  if (before) await page.setViewportSize(before);
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}

/** Nothing sticks out or is cut off where a reader spaces the text out as far as WCAG 2.2 (1.4.12) says. */
async function holdsTextSpacedOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets.push(spaced);
  });
  await fitsItsWidth(page);
  const cut = await page.evaluate(() => {
    const isCut = (element: Element) => {
      const { overflowX, overflowY, contain, clipPath } = getComputedStyle(element);
      // What only a screen reader reads.
      if (clipPath === 'inset(50%)') return false;
      const hides = (overflow: string) => ['hidden', 'clip'].includes(overflow) || /paint|content|strict/.test(contain);
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    };
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && element.textContent?.trim())
      .filter((element) => !element.closest('.visually-hidden, .skip-link, svg'))
      .filter(isCut)
      .map((element) => `${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  });
  expect(cut, 'cut off with spaced text').toEqual([]);
  await page.evaluate(() => {
    document.adoptedStyleSheets.pop();
  });
}

/** Whatever can be pressed is at least so many pixels wide and high, but for links in running text. */
export async function hasTargets(page: Page, least: number): Promise<void> {
  const small = await page.evaluate((least) => {
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    const open = (isOpen: boolean) => folded.forEach((details) => (details.open = isOpen));
    const speaks = (node: Node) =>
      node instanceof Element
        ? node.localName !== 'a' && getComputedStyle(node).display.startsWith('inline') && !node.closest('.visually-hidden')
        : true;
    const isInText = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      [...element.parentElement!.childNodes].some((node) => node !== element && speaks(node) && node.textContent!.trim());
    const isSmall = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      // What a finger finds may reach beyond what is seen.
      const around = getComputedStyle(element, '::after');
      const [wide, high] = around.position === 'absolute' ? [parseFloat(around.width), parseFloat(around.height)] : [0, 0];
      // Each square of a picture of policies is also a link of full size in the text below it.
      const needed = element.matches('.squares__policy') ? 24 : least;
      return Math.max(width, wide) < needed - 0.5 || Math.max(height, high) < needed - 0.5;
    };
    open(true);
    const found = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip-link'))
      .map((element) => element.closest('label') ?? element)
      .filter((element) => isSmall(element) && !isInText(element))
      .map((element) => `${element.localName}.${element.className} in ${element.parentElement!.className}: ${element.textContent}`);
    open(false);
    return found;
  }, least);
  expect(small, `smaller than ${least} pixels`).toEqual([]);
}

/** Nothing sticks out to the side. */
export async function fitsItsWidth(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .slice(0, 5)
      .map((element) => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`);
  });
  expect(wide, 'wider than the window').toEqual([]);
}
