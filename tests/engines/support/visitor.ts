// Who drives a browser: what they do in it, and what they see there. Each wait is for what is asserted.

import { expect } from '@playwright/test';
import { Key, type WebDriver, type WebElement, error } from 'selenium-webdriver';
import { Select } from 'selenium-webdriver/lib/select';

/** What a condition has to be of what is read from the page. */
type Expected = string | RegExp;

/** Finds the frame of a page whose document is meant. */
type FindFrame = () => Element | null | undefined;

export class Visitor {
  private frame: FindFrame | undefined;

  constructor(
    readonly driver: WebDriver,
    /** Where the site is. */
    readonly origin: string,
  ) {}

  /** From now on all is done and seen in a frame of the page, or in the page itself again. */
  turnTo(frame: FindFrame | undefined): void {
    this.frame = frame;
  }

  /** Runs a function in the page, or in its frame. */
  async evaluate<A extends unknown[], R>(run: (...values: A) => R, ...values: A): Promise<Awaited<R>> {
    await this.enter();
    return this.driver.executeScript<Awaited<R>>(run, ...values);
  }

  /** Enters the frame that is meant, each time: WebKit's driver loses it with each step of the history. */
  private async enter(): Promise<void> {
    await this.driver.switchTo().defaultContent();
    if (!this.frame) return;
    const frame = await this.driver.executeScript<WebElement | null>(this.frame);
    if (!frame) throw new error.NoSuchFrameError();
    await this.driver.switchTo().frame(frame);
  }

  /** Opens an address of the site, and waits for the app. */
  async open(address: string): Promise<void> {
    await this.driver.get(this.origin + address);
    await this.ready();
  }

  /** The app answers to the reader. */
  async ready(): Promise<void> {
    await this.sees('html[data-ready]');
  }

  async back(): Promise<void> {
    await this.driver.navigate().back();
  }

  async forward(): Promise<void> {
    await this.driver.navigate().forward();
  }

  /** Reloads the page from within: Firefox's driver would reload it past caches and service worker. */
  async reload(): Promise<void> {
    await this.evaluate(() => {
      document.documentElement.dataset.left = '';
      location.reload();
    });
    await this.sees('html[data-ready]:not([data-left])');
  }

  /** The first element of a selector that is seen and, where a text is given, says just that. */
  private async seen(selector: string, text: string | null = null): Promise<WebElement | null> {
    return this.evaluate(
      (selector, text) => {
        const saying = (element: Element) => element.textContent!.replace(/\s+/g, '');
        const isSought = (element: Element) => text === null || saying(element) === text.replace(/\s+/g, '');
        const elements = [...document.querySelectorAll(selector)];
        return elements.find((element) => element.checkVisibility({ visibilityProperty: true }) && isSought(element)) ?? null;
      },
      selector,
      text,
    ) as Promise<WebElement | null>;
  }

  /** Does something with an element as soon as it is there and can be reached. */
  private async with(selector: string, text: string | null, act: (element: WebElement) => Promise<void>): Promise<void> {
    await expect(async () => {
      const element = await this.seen(selector, text);
      if (!element) throw new Error(`nothing is seen of ${selector} ${text ?? ''}`);
      const isFirefox = (await this.driver.getCapabilities()).getBrowserName() === 'firefox';
      if (this.frame && !isFirefox) await this.bringIntoWindow(this.frame, element);
      await act(element);
    }).toPass({ intervals: [50, 100, 250], timeout: 15_000 });
  }

  /**
   * Scrolls the page to an element of its frame, and waits until both stand still. Firefox's driver does so itself;
   * where a frame is taller than the window, WebKit's clicks beyond that.
   */
  private async bringIntoWindow(findFrame: FindFrame, element: WebElement): Promise<void> {
    const middle = () =>
      this.driver.executeScript<number>((element: Element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return (top + bottom) / 2;
      }, element);
    const inFrame = await middle();
    await this.driver.switchTo().defaultContent();
    const frame = await this.driver.executeScript<WebElement>(findFrame);
    const scroll = (frame: Element, middle: number) => {
      const place = () => frame.getBoundingClientRect().top + middle;
      scrollBy(0, place() - innerHeight / 2);
      const before = place();
      // The portal itself brings what is new into view within two frames.
      const painted = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
      return new Promise((resolve) => painted(() => painted(() => resolve(place() === before && before > 0 && before < innerHeight))));
    };
    const isInWindow = await this.driver.executeScript<boolean>(scroll, frame, inFrame);
    await this.enter();
    if (!isInWindow || (await middle()) !== inFrame) throw new Error('the element moves, or is not in the window');
  }

  async click(selector: string, text: string | null = null): Promise<void> {
    await this.with(selector, text, (element) => element.click());
  }

  /** Writes words into a field in place of those that it has. */
  async fill(selector: string, words: string): Promise<void> {
    await this.with(selector, null, async (field) => {
      // Within a frame of another site, a field that nobody has touched is not focusable for WebKit's driver.
      if (this.frame) await field.click();
      await field.clear();
      await field.sendKeys(words);
    });
    await expect.poll(() => this.value(selector), `${selector} holds what was typed`).toBe(words);
  }

  /** Chooses an option of a list that drops down. */
  async choose(selector: string, value: string): Promise<void> {
    await this.with(selector, null, (list) => new Select(list).selectByValue(value));
  }

  /** Presses a key in a field. */
  async press(selector: string, key: keyof typeof Key): Promise<void> {
    await this.with(selector, null, (field) => field.sendKeys(Key[key] as string));
  }

  /** What is seen of the text of a selector's first element; nothing where there is none. */
  text(selector: string): Promise<string> {
    return this.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '', selector);
  }

  value(selector: string): Promise<string | undefined> {
    return this.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value, selector);
  }

  count(selector: string): Promise<number> {
    return this.evaluate((selector) => document.querySelectorAll(selector).length, selector);
  }

  /** Where the reader is, without the origin. */
  async address(): Promise<string> {
    const url = new URL(await this.driver.getCurrentUrl());
    return decodeURI(url.pathname + url.search + url.hash);
  }

  /** Such an element is seen. */
  async sees(selector: string): Promise<void> {
    await this.eventually(`${selector} is seen`, async () => (await this.seen(selector)) !== null, true);
  }

  async seesNo(selector: string): Promise<void> {
    await this.eventually(`${selector} is not seen`, async () => (await this.seen(selector)) === null, true);
  }

  /** The first element of a selector says this. */
  async reads(selector: string, expected: Expected): Promise<void> {
    await this.matches(`${selector} says`, () => this.text(selector), expected);
  }

  async isAt(expected: Expected): Promise<void> {
    await this.matches('the address', () => this.address(), expected);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.driver.manage().window().setRect({ width, height });
  }

  /** Such an element is within the window, as far as it fits there. */
  async isInWindow(selector: string): Promise<void> {
    const isIn = () =>
      this.evaluate((selector) => {
        const { top, bottom } = document.querySelector(selector)!.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }, selector);
    await this.eventually(`${selector} is in the window`, isIn, true);
  }

  /** The page with this heading is shown, and the heading has the focus. */
  async arrivesAt(heading: Expected): Promise<void> {
    await this.reads('h1', heading);
    await this.eventually('the heading has the focus', () => this.evaluate(() => document.activeElement?.localName), 'h1');
  }

  async counts(selector: string, count: number): Promise<void> {
    await this.eventually(`how many ${selector} there are`, () => this.count(selector), count);
  }

  /** What is read becomes this in the end. A page that is just being left can be asked nothing. */
  async eventually<T>(what: string, read: () => Promise<T>, expected: T): Promise<void> {
    await expect.poll(() => read().catch(unasked), what).toEqual(expected);
  }

  private async matches(what: string, read: () => Promise<string>, expected: Expected): Promise<void> {
    const poll = expect.poll(() => read().catch(unasked), what);
    await (typeof expected === 'string' ? poll.toBe(expected) : poll.toMatch(expected));
  }
}

/** What is read of a page that is being left. */
function unasked(reason: unknown): string {
  if (reason instanceof error.WebDriverError) return `(${reason.name}: ${reason.message})`;
  throw reason;
}
