// What the words may be about: policies that the form proposes once they are written.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { languageOf, proposed, read } from '../../web/everyday-words';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { DIST } from './support/server';
import { CUT_OFF, expect, test } from './support/test';

const BUS = 'バスが来なくて、病院の予約に遅れました。';
const FILE = '**/everyday-words/*';

/** Writes words into an empty form that has what it proposes by, and goes on to what they are about. */
async function write(page: Page, words: string): Promise<void> {
  const everydayWords = page.waitForResponse(FILE);
  await action.open(page, '/opinions/new');
  await (await everydayWords).finished();
  await find.text(page).fill(words);
  await action.goOn(page, 'about');
}

test('the words propose at most three policies, and one of them is chosen with one tap', async ({ page }) => {
  const words = `${BUS}${action.uniqueWords()}`;
  await write(page, words);
  const proposed = find.proposals(page);
  await expect(proposed.first()).toBeVisible();
  expect(await proposed.count()).toBeLessThanOrEqual(3);
  const traffic = find.proposals(page, /移動交通/);
  await traffic.check();
  await expect(page.locator('#chosen-subject')).toContainText('移動交通');
  await expect(traffic, 'and the same card of its chapter is not chosen in its place').toBeChecked();
  await find.kind(page, '要望').check();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'subject')).toContainText('移動交通');
  await action.sendIt(page);
});

test('what was proposed can be changed by the doors, before and after', async ({ page }) => {
  await write(page, BUS);
  await find.proposals(page).first().check();
  await action.choose(page, 'undecided');
  await expect(page.locator('#chosen-subject')).toContainText('わからない');
  await expect(find.subject(page)).toHaveCount(1);
  await find.proposals(page).first().check();
  await expect(find.card(page, 'undecided')).not.toBeChecked();
});

test('other words propose others, and who comes back finds the choice', async ({ page }) => {
  await write(page, BUS);
  const traffic = find.proposals(page, /移動交通/);
  const before = await traffic.getAttribute('value');
  await traffic.check();
  await find.kind(page, '要望').check();
  await action.goOn(page, 'you');
  await page.goBack();
  await expect(find.question(page, 'about')).toBeVisible();
  // Where it is known what the words are about, the choices are folded away.
  await expect(page.locator(`.subject__proposals input[value="${before}"]`)).toBeAttached();
  await page.goBack();
  await find.text(page).fill('ごみの袋が高いです。');
  await action.goOn(page, 'about');
  await expect(page.locator(`.subject__proposals input[value="${before}"]`)).toHaveCount(0);
  await expect(page.locator('#chosen-subject'), 'a choice stays until it is changed').toContainText('移動交通');
});

test('words that say nothing of a policy propose none', async ({ page }) => {
  await write(page, 'qqqq');
  await expect(page.locator('#proposals')).toBeEmpty();
  await expect(find.doors(page)).toBeVisible();
});

test('where the words do not come, the doors are there', async ({ page, troubles }) => {
  troubles.expect(/everyday-words|ERR_FAILED/);
  await page.route(FILE, (route) => route.abort());
  await action.open(page, '/opinions/new');
  await action.fillForm(page, { subject: 'plan', text: action.uniqueWords() });
  await action.sendIt(page);
});

test('what is proposed is reached by keyboard, read as one question, and accessible', async ({ page }) => {
  await write(page, BUS);
  await action.tabTo(page, find.proposals(page).first());
  await page.keyboard.press('Space');
  await expect(find.proposals(page).first()).toBeChecked();
  await expect(page.getByRole('radiogroup', { name: /何についてのご意見ですか/ }).getByRole('radio', { name: /移動交通/ }).first()).toBeVisible();
  await check.accessible(page);
});

/** Forms without the app, which a script answers for. */
const OTHER_FORMS = {
  '/easy': { words: 'バスが 来ません。病院に おくれました。', next: find.spaced('次へ'), traffic: /^3-13/ },
  '/en': { words: 'The bus on our hill is never on time.', next: 'Next', traffic: /^3-13/ },
  '/zh-hans': { words: '公交车总是不来，去医院很不方便。', next: '下一步', traffic: /^3-13/ },
  '/ko': { words: '버스가 너무 뜸해서 병원 가기가 힘들어요', next: '다음', traffic: /^3-13/ },
} as const;

/** Writes words into a form without the app, and goes on to what they are about. */
async function writeIn(path: keyof typeof OTHER_FORMS, page: Page, words: string = OTHER_FORMS[path].words): Promise<void> {
  const everydayWords = page.waitForResponse(FILE);
  await page.goto(`${path}/opinions/new`);
  await page.waitForLoadState('load');
  await find.text(page).fill(words);
  await (await everydayWords).finished();
  await action.goOn(page, 'about', OTHER_FORMS[path].next);
}

for (const [path, { words, next, traffic }] of Object.entries(OTHER_FORMS) as [keyof typeof OTHER_FORMS, (typeof OTHER_FORMS)[keyof typeof OTHER_FORMS]][])
  test(`under ${path}, the words propose at most three policies, and one of them is sent`, async ({ page, server }) => {
    await page.setViewportSize(check.PHONE);
    // Without a word of Japanese, by which the language would be another.
    const unique = `${words} ${process.pid}-${Date.now()}`;
    await writeIn(path, page, unique);
    await expect(find.proposals(page, traffic)).toBeVisible();
    expect(await find.proposals(page).count()).toBeLessThanOrEqual(3);
    await expect(page.locator('.subject__proposals p')).toBeVisible();
    await check.fitsEveryPhone(page);
    await check.accessible(page);
    await find.proposals(page, traffic).check();
    await page.locator('input[name="kind"]').first().check();
    await action.goOn(page, 'you', next);
    await action.formIsOldEnough(page);
    await action.goOn(page, 'check', next);
    await expect(find.answer(page, 'subject')).toContainText('3-13');
    await find.shownStep(page).locator('button[type="submit"]').last().click();
    await expect(find.receipt(page)).toBeVisible();
    expect(await server.stored(unique)).toBe(1);
  });

test('in another language, too, a choice stays until it is changed, and other words propose others', async ({ page }) => {
  await writeIn('/en', page);
  const traffic = find.proposals(page, /^3-13/);
  await traffic.check();
  await page.goBack();
  await find.text(page).fill('Which bag for garbage?');
  await action.goOn(page, 'about', 'Next');
  await expect(find.proposals(page, /^3-4/)).toBeVisible();
  await expect(traffic).toBeChecked();
  await find.card(page, 'undecided').check();
  await expect(traffic).not.toBeChecked();
  await page.goBack();
  await action.goOn(page, 'about', 'Next');
  await expect(find.card(page, 'undecided')).toBeChecked();
  await expect(traffic).toHaveCount(0);
});

test('the script proposes for as many of the sentences as the app', () => {
  const file = (language: string) => readFileSync(join(DIST, 'everyday-words', `${language}.txt`), 'utf8');
  const words = new Map((['ja', 'en', 'zh-Hans', 'ko'] as const).map((language) => [language, read(file(language))]));
  const sentences = readFileSync(join(__dirname, '../../crates/pages/tests/proposals.tsv'), 'utf8').trim().split('\n');
  const right = new Map<string, number>();
  for (const [id, sentence, codes] of sentences.map((line) => line.split('\t'))) {
    const found = proposed(words.get(languageOf(sentence))!, sentence, 3);
    if (!codes.split(' ').some((code) => found.some((subject) => subject.endsWith(`-${code}`)))) continue;
    const [language] = id.split('-');
    right.set(language, (right.get(language) ?? 0) + 1);
  }
  expect(right.get('ja')).toBeGreaterThanOrEqual(85);
  expect(right.get('kana')).toBeGreaterThanOrEqual(35);
  for (const language of ['easy', 'en', 'zh', 'ko']) expect(right.get(language), language).toBeGreaterThanOrEqual(20);
});

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' });

  for (const path of ['/easy', '/ko'] as const)
    test(`under ${path}, the words propose policies, too`, async ({ page, context, troubles }) => {
      troubles.expect(CUT_OFF, /Failed to fetch/);
      await page.goto(path);
      await check.everyPageIsKept(page, path);
      await check.everyPageIsKept(page);
      await context.setOffline(true);
      await writeIn(path, page);
      await expect(find.proposals(page, OTHER_FORMS[path].traffic)).toBeVisible();
    });

  test('the words propose policies, too', async ({ page, context, troubles }) => {
    troubles.expect(CUT_OFF, /Failed to fetch/);
    await action.open(page, '/');
    await check.everyPageIsKept(page);
    await context.setOffline(true);
    await page.goto('/opinions/new');
    await action.ready(page);
    await find.text(page).fill(BUS);
    await action.goOn(page, 'about');
    await expect(find.proposals(page).first()).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('who could not tell is asked on the check page, and may still not tell', async ({ page, server, troubles }) => {
    // The browser names its refusal to preload a script it may not run.
    troubles.expect(/^request: csp/);
    const words = `${BUS}${action.uniqueWords()}`;
    await page.goto('/opinions/new');
    await find.text(page).fill(words);
    await action.goOn(page, 'about');
    await find.card(page, 'undecided').check();
    await find.kind(page, '要望').check();
    await action.goOn(page, 'you');
    await action.formIsOldEnough(page);
    await find.shownStep(page).getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByRole('group', { name: 'この中に、近い取組はありますか' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'わからないまま送る' })).toBeChecked();
    await page.getByRole('radio', { name: /移動交通/ }).check();
    await find.send(page).click();
    await expect(find.receipt(page)).toBeVisible();
    await expect(page.locator('.check-list__value', { hasText: '移動交通' })).toBeVisible();
    expect(await server.stored(words)).toBe(1);
  });
});
