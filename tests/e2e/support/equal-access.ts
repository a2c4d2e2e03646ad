// IBM's Equal Access checker, in the page that is shown.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Accepted } from './accepted';
import type { Shown } from './find';

const FOLDER = resolve(__dirname, '../../../node_modules/accessibility-checker-engine');
const ENGINE = readFileSync(resolve(FOLDER, 'ace.js'), 'utf8');

/** What it finds and we left. */
export const ACCEPTED: Accepted[] = [
  {
    rule: 'aria_content_in_landmark',
    at: /^<a class="skip-link"/,
    reason: 'The link to the content stands before every landmark, as WCAG’s technique G1 has it.',
  },
  {
    rule: 'input_checkboxes_grouped',
    at: /^<input [^>]*name="p"/,
    reason: 'The policies of a card are grouped by chapter; one name gives them all to the address.',
  },
  {
    rule: /^aria_(form_label|landmark_name)_unique$/,
    at: /^<form action="\/voices\/\d+\/support"/,
    reason: 'A form without a name is no landmark; names would make one of each voice on the list.',
  },
];

/** The engine's own version. */
export const VERSION: string = JSON.parse(readFileSync(resolve(FOLDER, 'package.json'), 'utf8')).version;

/**
 * Rules that never say more than that a person should look, and together take most of the time; and the spacing of text,
 * which `check.fitsEveryPhone` tries out.
 */
const LEFT_OUT = ['element_tabbable_unobscured', 'style_focus_visible', 'element_tabbable_visible', 'text_spacing_valid'];

export interface Finding {
  /** The rule's id. */
  rule: string;
  /** The HTML that it is about. */
  at: string;
  message: string;
}

interface Result {
  ruleId: string;
  value: [level: string, outcome: string];
  snippet: string;
  message: string;
  path: { dom: string };
}

interface Report {
  findings: Finding[];
  /** The criteria of WCAG 2.0 of each rule that looked at something. */
  rules: Record<string, string[]>;
}

/** What fails for certain, with what can be folded out opened: the engine takes what is folded for shown without a name. */
export async function report(page: Shown): Promise<Report> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.evaluate(`${ENGINE}; window.ace = ace;`);
  return page.evaluate(async (leftOut) => {
    const { ace } = window as unknown as {
      ace: {
        Checker: new () => {
          rulesets: { id: string; checkpoints: { num: string; rules?: { id: string }[] }[] }[];
          disableRule(id: string): void;
          check(document: Document, guidelines: string[]): Promise<{ results: Result[] }>;
        };
      };
    };
    const checker = new ace.Checker();
    for (const rule of leftOut) checker.disableRule(rule);
    const { results } = await checker.check(document, ['WCAG_2_2', 'IBM_Accessibility']);
    const { checkpoints } = checker.rulesets.find(({ id }) => id === 'WCAG_2_0')!;
    const criteria = (rule: string) => checkpoints.filter(({ rules }) => rules?.some(({ id }) => id === rule)).map(({ num }) => num);
    // A page of ours within a page of ours is looked at on its own.
    const failed = results.filter(({ value, path }) => value[1] === 'FAIL' && !path.dom.includes('/mirai-navi'));
    return {
      findings: failed.map(({ ruleId, snippet, message }) => ({ rule: ruleId, at: snippet, message })),
      rules: Object.fromEntries(results.map(({ ruleId }) => [ruleId, criteria(ruleId)])),
    };
  }, LEFT_OUT);
}
