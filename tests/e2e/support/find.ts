// Where things are on a page.

import type { Frame, Locator, Page } from '@playwright/test';

/** A page, or one of ours in the frame of another site's. */
export type Shown = Page | Frame;

export const STEPS = ['text', 'about', 'you', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const QUESTIONS: Record<Step, string> = {
  text: '言いたいことを書いてください',
  about: '何についての、どんな意見ですか',
  you: 'よければ、教えてください',
  check: 'この内容で送りますか',
};

export const heading = (page: Page): Locator => page.locator('h1');

/** The step of the form that is shown. */
export const shownStep = (page: Shown): Locator => page.locator('.opinion-form__step:visible');

export const question = (page: Shown, step: Step): Locator =>
  page.getByRole('heading', { level: 2, name: QUESTIONS[step], exact: true });

/** A name of which some words have readings above them, and blanks around them to the test's browser. */
export const spaced = (words: string): RegExp => new RegExp(`^${[...words.replaceAll(' ', '')].join('\\s*')}`);

export const next = (page: Shown, name: string | RegExp = '次へ'): Locator => shownStep(page).getByRole('link', { name, exact: true });

export const back = (page: Page): Locator => shownStep(page).getByRole('link', { name: '戻る', exact: true });

export const send = (page: Shown): Locator => page.getByRole('button', { name: 'この内容で送る' });

/** What the form is about: the chosen card, or what it was opened with. */
export const subject = (page: Shown): Locator => page.locator('input[name="subject"]:checked');

/** The first of the doors to what an opinion is about. */
export const doors = (page: Shown): Locator => page.locator('#field-subject');

/** The card of a subject, or of a door. */
export const card = (page: Shown, subject: string): Locator => page.locator(`.subject__list input[name="subject"][value="${subject}"]`);

/** The policies that are proposed by the words, to be chosen. */
export const proposals = (page: Shown, name?: RegExp): Locator => page.locator('.subject__proposals').getByRole('radio', { name });

export const kind = (page: Shown, label: string | RegExp): Locator => page.getByRole('radio', { name: label });

export const text = (page: Shown): Locator => page.locator('#field-text');

/** In which language the words are. */
export const language = (page: Shown): Locator => page.locator('#field-lang');

export const contact = (page: Shown): Locator => page.locator('#field-contact');

/** What the check page says of a field. */
export const answer = (page: Shown, field: string): Locator => page.locator(`#answer-${field}`);

export const fieldError = (page: Page, field: string): Locator => page.locator(`#error-${field}`);

export const receipt = (page: Shown): Locator => page.locator('.receipt-number__value');

/** The stop on an opinion's way at which it is. */
export const standing = (page: Shown): Locator => page.locator('.track__stop[aria-current="step"]');

/** Where the control code stands, or that it is not shown. */
export const controlCode = (page: Shown): Locator => page.locator('.receipt-number__control');

export const outboxNotice = (page: Page, kind: 'waiting' | 'withdrawing' | 'sent'): Locator =>
  page.locator(`.outbox-notice__item[data-kind="${kind}"]`);

/** The field of words on the list of policies. */
export const words = (page: Page): Locator => page.locator('#words');

/** The field on every page that searches all documents. */
export const siteSearch = (page: Page): Locator => page.locator('#site-search');

/** A choice of the filter by its id in the URL. */
export const choice = (page: Page, key: string, id: string): Locator =>
  page.locator(`.filter-panel input[name="${key}"][value="${id}"]`);

/** Two of the links to the main pages, whose names are shorter on a phone. */
export const planLink = (page: Page): Locator => page.getByRole('link', { name: /^計画\s*を読む$/ });
export const followLink = (page: Page): Locator => page.getByRole('link', { name: /^意見の\s*行方$/ });

export const liveCount = (page: Page): Locator => page.locator('.results__count');

/** The policies of the list, as cards or as lines, folded ones included. */
export const cards = (page: Page): Locator => page.locator('.results :is(.policy-card, .policy-row)');

export const links = (page: Page): Locator => page.locator('.results :is(.policy-card__link, .policy-row__link)');

/** What opens the choices where a window has no room for them beside the list. */
export const panel = (page: Page): Locator => page.locator('.filter-panel__summary');

/** The policies whose words name the reader. */
export const naming = (page: Page): Locator => page.locator('#list-found > .policy-card');

/** The others that have measures for everyone, folded by chapter. */
export const forEveryone = (page: Page): Locator => page.locator('.chapter-fold .policy-card');

export const chips = (page: Page): Locator => page.locator('.chosen__link');
