// What a keystroke or a click costs the page's main thread, and when its result is painted.

import type { CDPSession, Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';

import { measured } from './measures';
import { slowProcessor } from './throttle';

declare global {
  interface Window {
    /** Milliseconds from the last input to the end of the frame that shows its result. */
    paintedAfter?: number;
  }
}

/** The parts of a page's work; the browser counts none of them within another. */
const PARTS = { script: 'ScriptDuration', style: 'RecalcStyleDuration', layout: 'LayoutDuration' } as const;
type Part = keyof typeof PARTS;

/** How long a page is left alone after an input, so that what answers it is over. */
const REST = 120;

/** How long until what waits for the reader to pause is over, too. */
const PAUSE = 450;

export class InputCost {
  private constructor(
    private readonly page: Page,
    private readonly devtools: CDPSession,
    private readonly processor: CDPSession,
  ) {}

  /** Begins to watch a page that is ready, on a slow processor. */
  static async of(page: Page): Promise<InputCost> {
    const devtools = await page.context().newCDPSession(page);
    const processor = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
    await processor.send('Performance.enable', { timeDomain: 'threadTicks' });
    await slowProcessor(devtools);
    await page.evaluate(() => {
      let begin = 0;
      const remember = (event: Event) => {
        begin = event.timeStamp;
      };
      addEventListener('keydown', remember, true);
      addEventListener('pointerup', remember, true);
      addEventListener(
        'input',
        () =>
          requestAnimationFrame(() => {
            // A message that is sent before the frame is painted arrives when it is.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              window.paintedAfter = performance.now() - begin;
            };
            port2.postMessage(undefined);
          }),
        true,
      );
    });
    return new InputCost(page, devtools, processor);
  }

  /** Types words letter by letter into a field, which is emptied first. */
  async type(field: string, words: string, samples: Samples): Promise<void> {
    await this.page.locator(field).fill('');
    await this.page.locator(field).focus();
    await pause(REST);
    for (const letter of words) {
      await this.measure(samples, () =>
        this.devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter }),
      );
      await this.devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    }
    await this.measurePause(samples);
  }

  /** Clicks in the middle of an element; what counts begins when the button is let go. */
  async click(element: string, samples: Samples): Promise<void> {
    const { x, y } = await this.page.locator(element).evaluate((target) => {
      target.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = target.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const at = { x, y, button: 'left', clickCount: 1 } as const;
    await this.devtools.send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved' });
    await this.devtools.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await pause(REST);
    await this.measure(samples, () => this.devtools.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' }));
    await this.measurePause(samples);
  }

  /** Measures what the page does once nobody types or clicks. */
  private async measurePause(samples: Samples): Promise<void> {
    const before = await spent(this.processor);
    await pause(PAUSE);
    samples.addPause(since(before, await spent(this.processor)));
  }

  private async measure(samples: Samples, input: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate(() => {
      window.paintedAfter = undefined;
    });
    const [clock, thread] = await Promise.all([spent(this.devtools), spent(this.processor)]);
    await input();
    await pause(REST);
    const [clockAfter, threadAfter] = await Promise.all([spent(this.devtools), spent(this.processor)]);
    const painted = await this.page.waitForFunction(() => window.paintedAfter);
    samples.add(since(clock, clockAfter), since(thread, threadAfter), (await painted.jsonValue()) ?? NaN);
  }
}

type Spent = Record<Part, number>;

async function spent(devtools: CDPSession): Promise<Spent> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const seconds = (part: Part) => metrics.find(({ name }) => name === PARTS[part])?.value ?? NaN;
  return { script: seconds('script') * 1000, style: seconds('style') * 1000, layout: seconds('layout') * 1000 };
}

function since(before: Spent, after: Spent): Spent {
  return {
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
  };
}

const sum = ({ script, style, layout }: Spent) => script + style + layout;

/** All inputs of one kind, in milliseconds. */
export class Samples {
  private readonly clock: Spent[] = [];
  private readonly thread: Spent[] = [];
  private readonly painted: number[] = [];
  private readonly pauses: Spent[] = [];

  addPause(thread: Spent): void {
    this.pauses.push(thread);
  }

  add(clock: Spent, thread: Spent, painted: number): void {
    this.clock.push(clock);
    this.thread.push(thread);
    this.painted.push(painted);
  }

  /** Keeps them under a name. */
  keep(name: string): void {
    measured(`${name}: clock`, this.clock.map(sum));
    measured(`${name}: thread`, this.thread.map(sum));
    for (const part of Object.keys(PARTS) as Part[]) {
      measured(
        `${name}: ${part}`,
        this.thread.map((spent) => spent[part]),
      );
    }
    measured(`${name}: painted`, this.painted);
    measured(`${name}: pause`, this.pauses.map(sum));
  }
}
