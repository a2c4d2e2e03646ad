// A branch office's device for who reads no Japanese: from the invitation to an answer, and Japanese again for the next.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import * as staff from './support/staff';
import { expect, test } from './support/test';

const STANDING = { width: 1080, height: 1920 };
const SMALL = { width: 768, height: 1024 };

test.use({ viewport: STANDING });

test.beforeEach(async ({ context, server }) => kiosk.setUp(context, server));

const language = (page: Page): Locator => page.locator('html');

const bar = (page: Page, name: string): Locator => page.locator('.kiosk-bar').getByText(name, { exact: true });

/** Begins at the invitation, which is in Japanese, in another language. */
async function begin(page: Page, name: string, address: string): Promise<void> {
  await page.goto(kiosk.START);
  await expect(kiosk.invitation(page)).toBeVisible();
  await kiosk.invitation(page).getByRole('link', { name, exact: true }).click();
  await check.arrivedAtAddress(page, address);
  await expect(kiosk.invitation(page)).toHaveCount(0);
  await page.waitForLoadState();
}

/** Asks for the page that is shown in another language. */
async function change(page: Page, name: string): Promise<void> {
  await page.locator('[data-kiosk="languages"]').click();
  await kiosk.question(page).getByRole('link', { name, exact: true }).click();
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('who reads only English sends an opinion, is answered and reads voices, and leaves the device in Japanese', async ({ page, server, newVisitor }) => {
  test.slow();
  const words = `More benches along the river, please. ${Date.now()}`;
  const reply = 'The city will set up two benches in spring.';
  await begin(page, 'English', '/en');
  const steps = await page.evaluate(() => history.length);
  await page.getByRole('link', { name: 'Send an opinion' }).first().click();
  await expect(page).toHaveURL('/en/opinions/new');
  await find.text(page).fill(words);
  await action.goOn(page, 'about', 'Next');
  await bar(page, 'Back').click();
  await expect(find.shownStep(page)).toHaveAttribute('id', 'text');
  await expect(find.text(page)).toHaveValue(words);
  await action.goOn(page, 'about', 'Next');
  await find.card(page, 'plan').check();
  await find.kind(page, 'Request').check();
  await action.goOn(page, 'you', 'Next');
  await page.getByRole('checkbox', { name: /being published/ }).check();
  await action.goOn(page, 'check', 'Next');
  await expect(find.answer(page, 'text')).toHaveText(words);
  await action.formIsOldEnough(page);
  await press(page, 'Send this');

  // The receipt, with what takes it along.
  await expect(page).toHaveURL(/\/en\/opinions\/[0-9A-Z-]{23}$/);
  await expect(find.controlCode(page)).toHaveText(check.CONTROL_CODE);
  const code = page.locator('.receipt-number__image');
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const receipt = (await find.receipt(page).innerText()).replaceAll(/\s/g, '');
  const controlCode = await find.controlCode(page).innerText();
  await change(page, '한국어');
  await expect(page, 'another language has the same receipt').toHaveURL(`/ko/opinions/${receipt}`);
  await expect(find.controlCode(page)).toHaveText(controlCode);
  await change(page, 'English');
  await expect(page).toHaveURL(`/en/opinions/${receipt}`);
  await expect(find.controlCode(page)).toHaveText(controlCode);
  expect(await page.evaluate(() => history.length), 'no page to go back to').toBe(steps);
  await bar(page, 'End and erase').click();
  await expect(kiosk.question(page)).toHaveAccessibleName('Do you want to end your visit?');
  await kiosk.answer(page, 'End and erase').click();
  await expect(kiosk.invitation(page)).toBeVisible();
  await expect(language(page)).toHaveAttribute('lang', 'ja');
  expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});

  // The city answers in English, and publishes.
  await server.addStaff('clerk', 'publisher', staff.PASSWORD);
  const desk = await (await newVisitor()).newPage();
  await staff.signIn(desk, 'clerk');
  const number = Number((await desk.locator('.queue__item', { hasText: words }).locator('a').first().getAttribute('href'))!.split('/').pop());
  await staff.answer(desk, number, 'planned', reply);
  await desk.getByRole('button', { name: '公開する' }).click();
  await expect(desk.getByRole('status')).toHaveText('公開しました。');

  // On another day, by the number, with the keys on the screen.
  await begin(page, 'English', '/en');
  await page.goto('/en/opinions');
  for (const character of receipt.replaceAll('-', '')) await press(page, character);
  await press(page, 'See what became of your opinion');
  await expect(page).toHaveURL(`/en/opinions/${receipt}`);
  const answer = page.getByText(reply);
  await expect(answer).toBeVisible();
  await expect(answer.locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute('lang', 'en');
  await page.goto('/en/voices');
  await expect(language(page)).toHaveAttribute('lang', 'en');
  await expect(page.getByText(words)).toBeVisible();
  await expect(bar(page, 'End and erase')).toBeVisible();
});

test('what the server asks again stands in the place of the form, with what was typed', async ({ page, troubles }) => {
  troubles.expect(/422/);
  const words = '강가에 벤치를 늘려 주세요. 0467-23-3000';
  await begin(page, '한국어', '/ko');
  await kiosk.follow(page, '/ko/opinions/new?about=000-2-2');
  await find.text(page).fill(words);
  const steps = await page.evaluate(() => history.length);
  await action.goOn(page, 'about', '다음');
  await find.kind(page, '요청').check();
  await action.goOn(page, 'you', '다음');
  await action.goOn(page, 'check', '다음');
  await action.formIsOldEnough(page);
  await press(page, '이 내용으로 보내기');
  await expect(page.getByRole('alert')).toContainText('0467-23-3000');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(find.text(page)).toHaveValue(words);
  await check.accessible(page);
  await check.fitsItsWidth(page);
  await press(page, '이 내용으로 보내기');
  await expect(page).toHaveURL(/\/ko\/opinions\/[0-9A-Z-]{23}$/);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('what was typed goes along to another language, and back to Japanese', async ({ page }) => {
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=000-2-2');
  await find.text(page).fill('The bus never comes.');
  await expect(find.language(page)).toHaveValue('en');
  await change(page, 'English');
  await expect(language(page)).toHaveAttribute('lang', 'en');
  await check.arrivedAtAddress(page, '/en/opinions/new?about=000-2-2');
  await expect(find.text(page)).toHaveValue('The bus never comes.');
  await expect(find.language(page)).toHaveValue('en');
  expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});
  await action.goOn(page, 'about', 'Next');
  await find.kind(page, 'Request').check();
  await change(page, '简体中文');
  await expect(language(page)).toHaveAttribute('lang', 'zh-Hans');
  await expect(find.shownStep(page)).toHaveAttribute('id', 'about');
  await expect(find.kind(page, '要求')).toBeChecked();
  await change(page, '日本語');
  await action.ready(page);
  await check.atStep(page, 'about');
  await expect(find.kind(page, '要望')).toBeChecked();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'text')).toHaveText('The bus never comes.');
  await expect(find.answer(page, 'lang')).toHaveText('English');
});

test('the languages lead to the page at which the app has arrived', async ({ page }) => {
  await kiosk.come(page);
  await kiosk.goTo(page, '/policies/2-2');
  await change(page, '한국어');
  await check.arrivedAtAddress(page, '/ko/policies/2-2');
  await bar(page, '뒤로').click();
  await check.arrivedAtAddress(page, '/ko/policies?chapter=people');
  await bar(page, '홈').click();
  await check.arrivedAtAddress(page, '/ko');
});

test('who goes away is asked in their language, and the next is invited in Japanese', async ({ page }) => {
  await page.clock.install();
  await begin(page, 'English', '/en');
  await page.clock.fastForward(121_000);
  await expect(kiosk.question(page)).toHaveAccessibleName('Do you want to go on?');
  await expect(page.getByRole('status').filter({ hasText: 'It will be erased in 60 seconds.' })).toHaveCount(1);
  await kiosk.answer(page, 'Go on').click();
  await expect(kiosk.question(page)).toHaveCount(0);
  await page.clock.fastForward(121_000);
  await expect(kiosk.question(page)).toBeVisible();
  await page.clock.fastForward(61_000);
  await expect(kiosk.invitation(page)).toBeVisible();
  await expect(language(page)).toHaveAttribute('lang', 'ja');
});

test('a page that cannot be opened says so in the reader’s language', async ({ page, troubles }) => {
  troubles.expect(/ERR_FAILED/);
  await begin(page, '简体中文', '/zh-hans');
  await page.route((url) => url.pathname === '/', (route) => route.abort());
  await kiosk.follow(page, '/zh-hans/policies');
  await expect(kiosk.question(page)).toContainText('目前无法联网，不能打开此页面。');
});

const LOOKED_AT = ['', '/policies', '/policies?life-stage=infant', '/policies/2-2', '/search?q=AED', '/opinions', '/opinions/new?about=plan', '/voices'];

for (const [name, prefix] of [
  ['やさしい にほんご', '/easy'],
  ['English', '/en'],
  ['简体中文', '/zh-hans'],
  ['한국어', '/ko'],
] as const) {
  test(`${name}: every kind of page is large enough, and fits both screens`, async ({ page }) => {
    test.slow();
    await begin(page, name, prefix);
    for (const address of LOOKED_AT) {
      await page.goto(prefix + address);
      for (const screen of [SMALL, STANDING]) {
        await page.setViewportSize(screen);
        await check.fitsItsWidth(page);
        await check.hasTargets(page, 56);
        await kiosk.controlsAreWhole(page);
      }
    }
    for (const opened of ['languages', 'phone', 'end']) {
      await page.locator(`[data-kiosk="${opened}"]`).click();
      await expect(kiosk.question(page)).toBeVisible();
      await check.hasTargets(page, 56);
      await check.accessible(page);
      await page.keyboard.press('Escape');
    }
  });
}
