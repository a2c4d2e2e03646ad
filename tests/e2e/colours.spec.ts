// What a colour means: each of the six chapters has one of its own that can be read, and none is that of links.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import { expect, test } from './support/test';

type Colour = [number, number, number];

/** Custom properties as the browser paints them, in an element of the chapter if one is named. */
async function colour(page: Page, property: string, chapter?: string): Promise<Colour> {
  const painted = await page.evaluate(
    ([property, chapter]) => {
      const element = document.createElement('p');
      if (chapter) element.dataset.chapter = chapter;
      document.body.append(element);
      element.style.color = `var(${property})`;
      const { color } = getComputedStyle(element);
      element.remove();
      return color;
    },
    [property, chapter] as const,
  );
  return painted.match(/\d+/g)!.map(Number) as Colour;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('each chapter has a colour of its own that can be read, and links have another', async ({ page }) => {
  await action.open(page, '/');
  const link = await colour(page, '--link');
  const seen = new Set([`${link}`]);
  for (const chapter of action.CHAPTERS) {
    const its = await colour(page, '--chapter', chapter);
    expect(seen.has(`${its}`), `${chapter} has a colour that means something else`).toBe(false);
    seen.add(`${its}`);
    for (const ground of ['--paper', '--mist']) {
      expect(contrast(its, await colour(page, ground)), `${chapter} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});
