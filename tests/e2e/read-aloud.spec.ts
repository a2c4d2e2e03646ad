// Reading aloud: right or absent, and never stuck, with voices of each kind.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import { loadedAssets } from './support/assets';
import * as check from './support/check';
import * as kiosk from './support/kiosk';
import { expect, test } from './support/test';
import * as voice from './support/voice';

const POLICY = '/policies/2-2';
const BEGINNING = ['ひとの共創', '2-2 こども・若者', 'やさしい日本語での説明', 'こどもやわかい人が、元気に大きくなるまちにしたいです。'];

const offer = (page: Page): Locator => page.getByRole('button', { name: '読み上げ', exact: true });
const player = (page: Page): Locator => page.getByRole('region', { name: '読み上げ' });
const control = (page: Page, name: string): Locator => player(page).getByRole('button', { name, exact: true });
const said = (page: Page): Locator => player(page).getByRole('status');

/** What is marked: the text of the highlight, and the element that holds it. */
const marked = (page: Page): Promise<[string | undefined, string | undefined]> =>
  page.evaluate(() => {
    const [range] = (CSS.highlights.get('spoken') as Iterable<Range> | undefined) ?? [];
    return [range?.toString(), document.querySelector('[data-spoken]')?.textContent ?? undefined];
  });

async function soundsLike(page: Page, text: string | RegExp | undefined): Promise<void> {
  const matcher = expect.poll(() => voice.sounding(page));
  await (text instanceof RegExp ? matcher.toMatch(text) : matcher.toBe(text));
}

/** Opens the policy with a voice, and lets it begin. */
async function begin(page: Page, kind: voice.Kind = {}, address = POLICY): Promise<void> {
  await voice.give(page, kind);
  await action.open(page, address);
  await offer(page).click();
  await expect(player(page)).toBeVisible();
}

for (const voices of ['absent', 'none', 'english'] as const) {
  test(`no button where there is no voice: ${voices}`, async ({ page }) => {
    await voice.give(page, { voices });
    await action.open(page, POLICY);
    await loadedAssets(page);
    await expect(page.getByRole('button', { name: 'あとで読む' })).toBeVisible();
    await expect(offer(page)).toHaveCount(0);
    await expect(page.locator('.read-aloud')).toBeHidden();
  });
}

test('voices that come late bring the button, which was waited for without a gap', async ({ page }) => {
  await voice.give(page, { late: true });
  await action.open(page, POLICY);
  await page.waitForFunction(() => speechSynthesis.onvoiceschanged !== null);
  await expect(page.locator('.read-aloud')).toBeHidden();
  const before = await page.locator('.easy-lines').boundingBox();
  await voice.arrive(page);
  await expect(offer(page)).toBeVisible();
  expect(await page.locator('.easy-lines').boundingBox()).toEqual(before);
  expect(await voice.texts(page)).toEqual([]);
  expect((await loadedAssets(page)).filter(({ path }) => path.includes('/player-'))).toEqual([]);
  await offer(page).click();
  await soundsLike(page, BEGINNING[0]);
});

test('a page is read by sentence to its end, each marked, and its text stays what it is', async ({ page }) => {
  await begin(page);
  const text = await page.locator('.easy-lines, .policy-goal').allTextContents();
  for (const sentence of BEGINNING) {
    await soundsLike(page, sentence);
    const [highlighted, block] = await marked(page);
    expect(highlighted!.replaceAll(' ', '')).toBe(sentence.replaceAll(' ', ''));
    expect(block).toContain(highlighted);
    await voice.finish(page);
  }
  for (let count = 0; count < 200 && (await said(page).textContent()) === ''; count += 1) await voice.finish(page);
  await expect(said(page)).toHaveText('ページの終わりまで読みました。');
  const read = await voice.texts(page);
  expect(read).toContain('1、こども・若者の権利を保障し、安心して生活できる環境を整備します');
  expect(read.join('')).toContain('保護者と、こども・若者の最善の利益を考え、より良い家庭環境づくりに努めます。');
  // What leads on, what is folded and what only a screen reader reads is not read.
  for (const other of ['原文', 'この取組に意見を送る', '共有', '印あり', 'らいふすてーじ', '人生のそれぞれの段階', '国の戦略の分類']) expect(read.join('')).not.toContain(other);
  expect(Math.max(...read.map((part) => part.length))).toBeLessThan(120);
  expect(await page.locator('.easy-lines, .policy-goal').allTextContents()).toEqual(text);
  await control(page, 'はじめから').click();
  await soundsLike(page, BEGINNING[0]);
  await control(page, 'やめる').click();
  await expect(player(page)).toHaveCount(0);
  expect(await marked(page)).toEqual([undefined, undefined]);
  await soundsLike(page, undefined);
});

test('by keys: pause, go on at the same sentence, back, on, and end', async ({ page }) => {
  await voice.give(page);
  await action.open(page, POLICY);
  await action.tabTo(page, offer(page));
  await page.keyboard.press('Enter');
  await soundsLike(page, BEGINNING[0]);
  await expect(offer(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(offer(page)).toBeFocused();
  await action.tabTo(page, control(page, '次へ'));
  await page.keyboard.press('Enter');
  await soundsLike(page, BEGINNING[1]);
  await action.tabTo(page, control(page, '一時停止'), 'Shift+Tab');
  await expect(said(page)).toHaveText('');
  await page.keyboard.press('Enter');
  await soundsLike(page, undefined);
  await expect(said(page)).toContainText('止めました');
  await expect(control(page, 'つづける')).toBeFocused();
  await page.keyboard.press('Enter');
  await soundsLike(page, BEGINNING[1]);
  await expect(said(page)).toHaveText('');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await soundsLike(page, BEGINNING[0]);
  await page.keyboard.press('Escape');
  await soundsLike(page, undefined);
  await expect(player(page)).toHaveCount(0);
  await expect(offer(page)).toBeFocused();
  await expect(offer(page)).toHaveAttribute('aria-pressed', 'false');
});

test('an online service is named before anything is sent to it', async ({ page }) => {
  await begin(page, { voices: 'online' });
  await expect(said(page)).toContainText('インターネットの音声サービスに送られ');
  await expect(control(page, '読み上げる')).toBeFocused();
  await expect(control(page, '読み上げる')).toHaveAccessibleDescription(/インターネットの音声サービス/);
  await expect(control(page, '次へ')).toHaveCount(0);
  await check.accessible(page);
  expect(await voice.texts(page)).toEqual([]);
  await control(page, 'やめる').click();
  await expect(player(page)).toHaveCount(0);
  expect(await voice.texts(page)).toEqual([]);
  await offer(page).click();
  await control(page, '読み上げる').click();
  await soundsLike(page, BEGINNING[0]);
  await voice.fail(page, 'network');
  await expect(said(page)).toContainText('声が出ませんでした');
  await control(page, 'もう一度').click();
  await soundsLike(page, BEGINNING[0]);
});

test('a voice that sends no event but the end is followed', async ({ page }) => {
  await begin(page, { events: 'end' });
  for (const sentence of BEGINNING) {
    await soundsLike(page, sentence);
    await voice.finish(page);
  }
});

for (const [events, ends] of [['none', true], ['all', false]] as const) {
  test(`an end that never comes holds nothing up: ${ends ? 'no events' : 'still speaking'}`, async ({ page }) => {
    await page.clock.install();
    await begin(page, { events });
    for (const sentence of BEGINNING) {
      await soundsLike(page, sentence);
      await page.clock.runFor(1_000);
      if (ends) await voice.finish(page);
      await page.clock.runFor(ends ? 2_000 : 40_000);
      if (!ends) break;
    }
    await expect.poll(async () => (await voice.texts(page)).length).toBeGreaterThan(1);
    await expect(said(page)).toHaveText('');
  });
}

test('a voice of which nothing is heard is tried twice, then says so, and may be tried again', async ({ page }) => {
  await page.clock.install();
  await begin(page, { fails: 'mute' });
  await page.clock.runFor(12_000);
  await expect(said(page)).toContainText('声が出ませんでした');
  expect(await voice.texts(page)).toEqual([BEGINNING[0], BEGINNING[0]]);
  await voice.become(page, {});
  await control(page, 'もう一度').click();
  await soundsLike(page, BEGINNING[0]);
});

for (const error of ['synthesis-failed', 'voice-unavailable', 'not-allowed'] as const) {
  test(`an error is said, and left at the sentence: ${error}`, async ({ page }) => {
    await begin(page, { fails: error });
    await expect(said(page)).toContainText('声が出ませんでした');
    await voice.become(page, {});
    await control(page, '次へ').click();
    await soundsLike(page, BEGINNING[1]);
    await voice.finish(page);
    await soundsLike(page, BEGINNING[2]);
  });
}

test('who takes the voice away pauses it', async ({ page }) => {
  await begin(page);
  await soundsLike(page, BEGINNING[0]);
  await voice.fail(page, 'interrupted');
  await expect(said(page)).toContainText('止めました');
  await control(page, 'つづける').click();
  await soundsLike(page, BEGINNING[0]);
});

test('nothing speaks on where the page is left or out of sight', async ({ page }) => {
  await begin(page);
  await soundsLike(page, BEGINNING[0]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await soundsLike(page, undefined);
  await expect(said(page)).toContainText('止めました');
  await control(page, 'つづける').click();
  await soundsLike(page, BEGINNING[0]);
  await page.locator('.header__link[href="/policies"]').click();
  await soundsLike(page, undefined);
  await expect(page.locator('.player')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-aloud');
  await page.goBack();
  await offer(page).click();
  await soundsLike(page, BEGINNING[0]);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await soundsLike(page, undefined);
});

test('furigana are not read twice, and may come and go meanwhile', async ({ page }) => {
  // No sentence takes longer than a voice may, however long furigana take to come.
  await page.clock.setFixedTime(Date.now());
  await begin(page);
  await soundsLike(page, BEGINNING[0]);
  for (const asked of ['on', 'kana', 'off'] as const) {
    await page.locator(`.footer [data-ruby=${asked}]`).evaluate((button: HTMLElement) => button.click());
    await expect(page.locator('html[data-furigana]')).toHaveCount(asked === 'off' ? 0 : 1);
    if (asked !== 'off') await expect(page.locator('.policy-goal ruby').first()).toBeAttached();
    await expect.poll(async () => (await marked(page))[0]).toBe(BEGINNING[0]);
  }
  await page.locator('.footer [data-ruby=on]').evaluate((button: HTMLElement) => button.click());
  await expect(page.locator('.easy-lines ruby').first()).toBeAttached();
  for (const sentence of BEGINNING) {
    await soundsLike(page, sentence);
    await voice.finish(page);
  }
});

test('what is opened meanwhile is read, what is folded is not', async ({ page }) => {
  await begin(page);
  const term = page.locator('.page-terms__term').first();
  await term.locator('summary').evaluate((summary: HTMLElement) => summary.click());
  for (let count = 0; count < 200 && (await said(page).textContent()) === ''; count += 1) await voice.finish(page);
  const read = (await voice.texts(page)).join('');
  expect(read).toContain('乳幼児期、学童期、高齢期など、人生のそれぞれの段階です。');
  expect(read).not.toContain('家族の介護や世話などを日常的に行っている');
});

test('names are handed over as they are read', async ({ page }) => {
  await begin(page, {}, '/policies/4-7');
  for (let count = 0; count < 300 && (await said(page).textContent()) === ''; count += 1) await voice.finish(page);
  const read = (await voice.texts(page)).join('');
  expect(await page.locator('main').innerText()).toContain('大船');
  expect(read).toContain('おおふな');
  expect(read).not.toContain('大船');
});

test('the sentence comes into view for who follows, and leaves others where they are', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await begin(page);
  const top = () => page.evaluate(() => scrollY);
  const next = async (count: number) => {
    for (let it = 0; it < count; it += 1) await voice.finish(page);
  };
  await next(12);
  await expect.poll(top).toBeGreaterThan(0);
  const inView = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('spoken') as Iterable<Range>;
      const { top, bottom } = range!.getBoundingClientRect();
      return top >= 0 && bottom <= document.querySelector('.player')!.getBoundingClientRect().top;
    });
  await expect.poll(inView).toBe(true);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  const there = await top();
  await next(2);
  expect(await top()).toBe(there);
  await control(page, '前へ').click();
  await expect.poll(inView).toBe(true);
});

test('the controls fit a phone at twice the size, name themselves, and are as large as a finger', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await begin(page);
  await check.accessible(page);
  await check.hasTargets(page, 44);
  await control(page, '一時停止').click();
  await check.accessible(page);
  await check.fitsEveryPhone(page);
});

test('a kiosk does not ask who listens, and is silent once the visit ends', async ({ page, context, server }) => {
  await kiosk.setUp(context, server);
  await page.clock.install();
  await voice.give(page);
  await kiosk.come(page);
  await kiosk.goTo(page, POLICY);
  await offer(page).click();
  await soundsLike(page, BEGINNING[0]);
  await check.hasTargets(page, 56);
  for (let minute = 0; minute < 6; minute += 1) {
    await page.clock.runFor(4_000);
    await page.evaluate(() => window.simulated.finish());
  }
  await page.clock.fastForward(100_000);
  await expect(kiosk.question(page)).toHaveCount(0);
  await control(page, '一時停止').click();
  await page.clock.fastForward(121_000);
  await expect(kiosk.question(page)).toBeVisible();
  await kiosk.answer(page, 'つづける').click();
  await control(page, 'つづける').click();
  await soundsLike(page, /./);
  await kiosk.end(page);
  await expect(page.locator('.player')).toHaveCount(0);
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
});
