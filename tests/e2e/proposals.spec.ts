// What the words may be about: policies that the form proposes once they are written.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

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

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the words propose policies, too', async ({ page, context, troubles }) => {
    troubles.expect(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/);
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
