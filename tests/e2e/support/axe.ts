// axe, in the page or the frame that is shown.

import axe from 'axe-core';

import type { Finding, Report } from './engine';
import type { Shown } from './find';

/** The engine's own version. */
export const VERSION = axe.version;

/** The criteria of WCAG that a rule has among its tags: `wcag143` is 1.4.3. */
const criteriaOf = (tags: string[]): string[] =>
  tags.flatMap((tag) => {
    const [, ...numbers] = /^wcag(\d)(\d)(\d+)$/.exec(tag) ?? [];
    return numbers.length ? [numbers.join('.')] : [];
  });

/** Three quarters of the engine's time; Equal Access measures contrast in a tenth of that. */
export const CONTRAST = 'color-contrast';

/** Which rules could tell, and what breaks one. A page of ours within a page of ours is looked at on its own. */
export async function report(page: Shown, leftOut: string[] = []): Promise<Report> {
  await page.evaluate(axe.source);
  const { passes, violations } = await page.evaluate(
    (leftOut) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        { exclude: ['mirai-navi'] },
        { resultTypes: ['violations'], rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])) },
      ),
    leftOut,
  );
  const ofNodes = ({ id, help, nodes }: (typeof violations)[number]): Finding[] =>
    nodes.map(({ html, target }) => ({ rule: id, at: html, message: `${help} (${target.join(' ')})` }));
  return {
    findings: violations.flatMap(ofNodes),
    rules: Object.fromEntries([...passes, ...violations].map(({ id, tags }) => [id, criteriaOf(tags)])),
  };
}
