// IBM's Equal Access checker, in the page that is shown.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Accepted, Report } from './engine';
import type { Shown } from './find';

const FOLDER = resolve(__dirname, '../../../node_modules/accessibility-checker-engine');
const ENGINE = readFileSync(resolve(FOLDER, 'ace.js'), 'utf8');

/** What it finds and we left. */
export const ACCEPTED: Accepted[] = [
  {
    rule: 'aria_content_in_landmark',
    at: /^<a [^>]*class="skip-link"/,
    reason: '本文へ移動するリンクは、WCAGの達成方法G1のとおり、ほかのすべてより前に置いています。',
  },
  {
    rule: 'input_checkboxes_grouped',
    at: /^<input [^>]*name="p"/,
    reason: '「わたしの一枚」に載せる施策の選択肢は、章ごとにまとめて示しています。',
  },
  {
    rule: /^aria_(form_label|landmark_name)_unique$/,
    at: /^<form (?![^>]*aria-label)/,
    reason: 'formに名前がなければ、移動の目印になりません。一つ一つ名付けると、画面読み上げソフトで移動する先が増えすぎます。',
  },
  {
    rule: 'aria_child_valid',
    at: /^<fieldset [^>]*id="group-subject"/,
    reason: '選択肢のあいだに、説明と章ごとのまとまりを置いています。',
  },
  {
    rule: 'element_tabbable_role_valid',
    at: /^<div [^>]*class="(?:table-region|emaki-scroll)"/,
    reason: '画面より広い表や絵を、キーボードでも横に動かせるようにしています。',
  },
  {
    rule: 'svg_graphics_labelled',
    at: /^<svg (?:stroke-linejoin|shape-rendering)=/,
    reason: '一枚の絵の中の部分です。絵全体に名前があります。',
  },
  {
    rule: /^(label_content_exists|input_checkboxes_grouped)$/,
    at: /^<(?:label [^>]*class="queue__choice"|input [^>]*name="opinion")/,
    reason: '職員の画面の一覧では、行ごとのチェックボックスに、見えない名前を付けています。',
  },
  {
    rule: 'aria_complementary_label_visible',
    at: /^<aside [^>]*class="desk__side"/,
    reason: '職員の画面の横の欄に、見えない名前を付けています。',
  },
  {
    rule: 'skip_main_exists',
    at: /^<body>/,
    reason: '支所の端末は、使う人を待つあいだ、始めるための画面だけを示しています。',
  },
  {
    rule: 'aria_main_label_visible',
    at: /^<body>/,
    reason: '見本として枠の中に表示したページは、別に調べています。',
  },
];

/** The engine's own version. */
export const VERSION: string = JSON.parse(readFileSync(resolve(FOLDER, 'package.json'), 'utf8')).version;

/**
 * Rules that never say more than that a person should look, and together take most of the time; and the spacing of text,
 * which `check.fitsEveryPhone` tries out.
 */
const LEFT_OUT = ['element_tabbable_unobscured', 'style_focus_visible', 'element_tabbable_visible', 'text_spacing_valid'];

interface Guideline {
  id: string;
  checkpoints: { num: string; rules?: { id: string; enabled?: boolean }[] }[];
}

interface Result {
  ruleId: string;
  value: [level: string, outcome: string];
  snippet: string;
  message: string;
  path: { dom: string };
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
          getGuidelines(): Guideline[];
          addGuideline(guideline: Guideline): void;
          check(document: Document, guidelines: string[]): Promise<{ results: Result[] }>;
        };
      };
    };
    const checker = new ace.Checker();
    // The engine's own `disableRule` disables every rule there is.
    for (const guideline of checker.getGuidelines()) {
      const rules = guideline.checkpoints.flatMap((checkpoint) => checkpoint.rules ?? []);
      for (const rule of rules) if (leftOut.includes(rule.id)) rule.enabled = false;
      checker.addGuideline(guideline);
    }
    const { results } = await checker.check(document, ['WCAG_2_2', 'IBM_Accessibility']);
    const { checkpoints } = checker.getGuidelines().find(({ id }) => id === 'WCAG_2_0')!;
    const criteria = (rule: string) => checkpoints.filter(({ rules }) => rules?.some(({ id }) => id === rule)).map(({ num }) => num);
    // A page of ours within a page of ours is looked at on its own.
    const failed = results.filter(({ value, path }) => value[1] === 'FAIL' && !path.dom.includes('/mirai-navi'));
    return {
      findings: failed.map(({ ruleId, snippet, message }) => ({ rule: ruleId, at: snippet, message })),
      rules: Object.fromEntries(
        results.filter(({ value }) => ['PASS', 'FAIL'].includes(value[1])).map(({ ruleId }) => [ruleId, criteria(ruleId)]),
      ),
    };
  }, LEFT_OUT);
}
