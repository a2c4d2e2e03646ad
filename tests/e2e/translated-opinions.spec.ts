// An opinion in the reader's own language: from the form to its receipt, without Japanese on the way.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

const LANGUAGES = {
  en: {
    path: '/en',
    words: 'More benches along the river, please.',
    next: 'Next',
    kind: 'Request',
    kindIsMissing: 'Please choose the kind of opinion.',
    checkIt: 'Check what I wrote',
    check: 'Do you want to send this?',
    send: 'Send this',
    arrived: 'Sent as a trial',
    standing: 'Sent as a trial',
    follow: 'What became of your opinion',
    see: 'See what became of your opinion',
    voices: 'Published voices',
  },
  'zh-Hans': {
    path: '/zh-hans',
    words: '请在河边增加长椅。',
    next: '下一步',
    kind: '要求',
    kindIsMissing: '请选择意见的种类。',
    checkIt: '确认内容',
    check: '是否提交以上内容？',
    send: '提交以上内容',
    arrived: '测试提交已完成',
    standing: '测试提交已完成',
    follow: '意见的处理情况',
    see: '查看处理情况',
    voices: '已公开的声音',
  },
  ko: {
    path: '/ko',
    words: '강가에 벤치를 늘려 주세요.',
    next: '다음',
    kind: '요청',
    kindIsMissing: '의견의 종류를 골라 주세요.',
    checkIt: '내용 확인하기',
    check: '이 내용으로 보내시겠습니까?',
    send: '이 내용으로 보내기',
    arrived: '시험 삼아 보냈습니다',
    standing: '시험 삼아 보냈습니다',
    follow: '의견 처리 상황',
    see: '처리 상황 보기',
    voices: '공개된 의견',
  },
} as const;

type Words = (typeof LANGUAGES)[keyof typeof LANGUAGES];

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function write(page: Page, words: Words): Promise<void> {
  await page.goto(`${words.path}/opinions/new?about=000-2-2`);
  await find.text(page).fill(words.words);
  await action.goOn(page, 'about', words.next);
  await find.kind(page, words.kind).check();
  await action.goOn(page, 'you', words.next);
  await action.formIsOldEnough(page);
}

/** The page of the receipt, and how one comes back to it by the number alone. */
async function followIt(page: Page, words: Words): Promise<void> {
  await expect(find.heading(page)).toHaveText(words.arrived);
  await expect(find.standing(page)).toContainText(words.standing);
  await expect(find.controlCode(page)).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const receipt = (await find.receipt(page).innerText()).replaceAll(/\s/g, '');
  await page.getByRole('link', { name: words.follow, exact: true }).first().click();
  await expect(page).toHaveURL(`${words.path}/opinions`);
  await page.locator('#receipt').fill(receipt.toLowerCase());
  await button(page, words.see).click();
  await expect(page).toHaveURL(`${words.path}/opinions/${receipt}`);
  await expect(find.standing(page)).toContainText(words.standing);
}

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`${language}: an opinion is written, sent and followed`, async ({ page }) => {
    await page.setViewportSize(check.PHONE);
    await write(page, words);
    await action.goOn(page, 'check', words.next);
    await expect(page.getByRole('heading', { name: words.check })).toBeVisible();
    await expect(find.answer(page, 'text')).toHaveText(words.words);
    await expect(find.answer(page, 'kind')).toHaveText(words.kind);
    await check.fitsEveryPhone(page);
    await button(page, words.send).click();
    await expect(page).toHaveURL(new RegExp(`${words.path}/opinions/[0-9A-Z-]{23}$`));
    await followIt(page, words);
    await page.locator('summary.languages__button').click();
    await page.getByRole('link', { name: 'やさしい にほんご', exact: true }).click();
    await expect(page, 'another language has the same receipt').toHaveURL(/\/easy\/opinions\/[0-9A-Z-]{23}$/);
    await expect(find.controlCode(page)).toHaveText(check.CONTROL_CODE);
    await page.goBack();
    await page.getByRole('link', { name: words.voices }).first().click();
    await expect(page).toHaveURL(`${words.path}/voices`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });

  test.describe(`${language}, without scripts`, () => {
    test.use({ javaScriptEnabled: false });

    test('the server asks again, shows what will be sent, and takes it', async ({ page, troubles }) => {
      troubles.expect(/^request: csp/);
      troubles.expect(/422/);
      await page.setViewportSize(check.PHONE);
      await page.goto(`${words.path}/opinions/new?about=000-2-2`);
      await find.text(page).fill(words.words);
      await action.goOn(page, 'about', words.next);
      await action.goOn(page, 'you', words.next);
      await action.formIsOldEnough(page);
      await button(page, words.checkIt).click();
      await expect(find.fieldError(page, 'kind')).toContainText(words.kindIsMissing);
      await expect(find.text(page)).toHaveValue(words.words);
      await expect(find.language(page)).toHaveValue(language);
      await check.fitsEveryPhone(page);
      await find.kind(page, words.kind).check();
      await button(page, words.send).click();
      await followIt(page, words);
    });

    test('the form in another language has what was typed', async ({ page, troubles }) => {
      troubles.expect(/^request: csp/);
      await page.goto(`${words.path}/opinions/new?about=000-2-2-1`);
      await find.text(page).fill(words.words);
      await page.locator('summary.languages__button').click();
      const other = language === 'en' ? '한국어' : 'English';
      await button(page, other).click();
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'ko' : 'en');
      await expect(find.text(page)).toHaveValue(words.words);
      await expect(find.subject(page)).toHaveValue('000-2-2-1');
      await expect(find.language(page)).toHaveValue(language);
    });
  });
}

test('what was typed in Japanese goes along to another language', async ({ page }) => {
  await action.open(page, '/opinions/new?about=000-2-2');
  await find.text(page).fill('I read no Japanese.');
  await page.locator('summary').filter({ hasText: 'Language' }).click();
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(find.text(page)).toHaveValue('I read no Japanese.');
  await expect(find.subject(page)).toHaveValue('000-2-2');
});

test('Enter in a field asks for the check page, and not for a language', async ({ page }) => {
  const words = LANGUAGES.en;
  await write(page, words);
  await find.contact(page).fill('hanako@example.jp');
  await find.contact(page).press('Enter');
  await expect(page.getByRole('heading', { name: words.check })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
