// From home to a receipt, and back to it: by mouse, and by keyboard alone.

import type { Locator } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

test('a resident finds a measure that names them, sends an opinion about its policy and follows it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await action.open(page, '/');
  await page.getByRole('link', { name: /^乳幼児/ }).click();
  await check.arrivedAt(page, '乳幼児に関わる取組');
  await check.arrivedAtAddress(page, '/policies?life-stage=infant');

  const named = find.naming(page).first();
  await expect(named.locator('mark').first()).toBeVisible();
  const policyName = await named.locator('h3').innerText();
  await named.locator('.named-place__heading a').first().click();
  await check.arrivedAtAddress(page, /^\/policies\/\d-\d+#measure-\d+$/);
  await expect(find.heading(page)).toHaveText(policyName);
  // A link to a measure leads to that measure.
  await expect(page.locator(`#${check.address(page).split('#')[1]}`)).toBeFocused();

  await page.getByRole('link', { name: 'この施策に意見を送る' }).first().click();
  await check.arrivedAt(page, '意見を送る');
  await expect(page.locator('#about-line')).toContainText(`${policyName} への意見`);
  await page.getByText('目標とするまちの姿を読む').click();
  await expect(page.getByRole('blockquote')).toBeVisible();

  const words = action.uniqueWords();
  await page.getByRole('button', { name: '困っていること' }).click();
  await expect(find.text(page)).toHaveValue('困っていること：');
  await expect(find.text(page)).toBeFocused();
  await find.text(page).fill(words);
  await action.goOn(page, 'about');
  await check.arrivedAtStep(page, 'about');
  await find.kind(page, '要望').check();
  await action.goOn(page, 'you');
  await check.arrivedAtStep(page, 'you');
  await page.getByRole('combobox', { name: /ライフステージ/ }).selectOption({ label: '子育て' });
  await page.getByRole('checkbox', { name: /公開してもよい/ }).check();
  await find.contact(page).fill('name@example.jp');
  await action.goOn(page, 'check');
  await check.arrivedAtStep(page, 'check');
  await expect(find.answer(page, 'subject')).toContainText(policyName);
  await expect(find.answer(page, 'kind')).toHaveText('要望');
  await expect(find.answer(page, 'text')).toHaveText(words);
  await expect(find.answer(page, 'life-stage')).toHaveText('子育て');
  await expect(find.answer(page, 'partner-role')).toBeHidden();
  await expect(page.locator('#unanswered')).toHaveText('答えていない項目：お立場、お住まいの地域');
  await expect(find.answer(page, 'may-publish')).toHaveText('はい（あなたのことも添えて）');
  await expect(find.answer(page, 'contact')).toHaveText('name@example.jp');

  const receipt = await action.sendIt(page);
  await check.arrivedAt(page, '試しに送りました');
  expect(receipt).toMatch(check.RECEIPT);
  await check.arrivedAtAddress(page, `/opinions/${receipt}`);
  await expect(find.standing(page)).toContainText('試しに送りました');
  await expect(page.locator('.check-list__value', { hasText: policyName })).toBeVisible();

  const qr = page.getByRole('img', { name: 'このページを開くQRコード' });
  await expect.poll(() => qr.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);

  await page.getByRole('button', { name: '番号をコピーする' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(receipt);

  await find.followLink(page).click();
  await check.arrivedAt(page, '意見の行方をたどる');
  await expect(page.getByRole('link', { name: receipt })).toBeVisible();
  await page.getByLabel('受付番号').fill(receipt.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: '対応状況を見る' }).click();
  await expect(find.receipt(page)).toHaveText(receipt);
  await check.arrivedAt(page, '意見の行方');
  await check.arrivedAtAddress(page, `/opinions/${receipt}`);
});

test('on a phone a step has one way back, and a chosen policy shows in the card that holds it', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/opinions/new');
  await find.text(page).fill('公園のこと');
  await action.goOn(page, 'about');
  await expect(page.locator('.main .breadcrumb')).toBeHidden();
  await expect(find.back(page)).toBeVisible();
  const mark = () => find.doors(page).evaluate((radio) => getComputedStyle(radio).borderTopColor);
  await find.doors(page).check({ force: true });
  const before = await mark();
  await page.locator('.subject__chapters .choice', { hasText: 'まちの共創' }).click();
  await page.locator('.subject__chapter .radio-card:visible').first().click();
  await expect(find.doors(page)).not.toBeChecked();
  await expect.poll(mark).not.toBe(before);
});

test('the same way can be gone by keyboard alone', async ({ page }) => {
  const press = (key: string) => page.keyboard.press(key);
  const follow = async (target: Parameters<typeof action.tabTo>[1]) => {
    await action.tabTo(page, target);
    await press('Enter');
  };
  await action.open(page, '/');

  // The first stop leads past the header.
  await press('Tab');
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeFocused();
  await press('Enter');
  await expect(page.locator('#main')).toBeFocused();

  await follow(page.getByRole('link', { name: /^高齢期/ }));
  await check.arrivedAt(page, '高齢期に関わる取組');
  await follow(find.naming(page).first().locator('h3 a'));
  await expect(find.heading(page)).toBeFocused();
  await check.arrivedAtAddress(page, /^\/policies\/\d-\d+$/);
  await follow(page.getByRole('link', { name: 'この施策に意見を送る' }).first());
  await check.arrivedAt(page, '意見を送る');
  await expect(find.subject(page)).not.toHaveValue('');

  await action.tabTo(page, find.text(page));
  const words = action.uniqueWords();
  await page.keyboard.insertText(`${words}一行目`);
  await press('Enter');
  await page.keyboard.insertText('二行目');
  await follow(find.next(page));
  await check.arrivedAtStep(page, 'about');
  await action.tabTo(page, find.kind(page, '提案'));
  await press('Space');
  await press('ArrowDown');
  await expect(find.kind(page, '要望')).toBeChecked();
  await follow(find.next(page));
  await check.arrivedAtStep(page, 'you');
  await action.tabTo(page, page.getByRole('checkbox', { name: /公開してもよい/ }));
  await press('Space');
  // Enter in a field leads on as the way on does.
  await action.tabTo(page, find.contact(page));
  await press('Enter');
  await check.arrivedAtStep(page, 'check');
  await expect(find.answer(page, 'text')).toHaveText(/一行目\s+二行目/);
  await expect(find.answer(page, 'may-publish')).toHaveText('はい（あなたのことも添えて）');
  await follow(find.send(page));
  await check.arrivedAt(page, '試しに送りました');
  const receipt = await find.receipt(page).innerText();
  expect(receipt).toMatch(check.RECEIPT);

  await follow(page.getByRole('link', { name: '受付番号で意見の行方をたどる' }));
  await check.arrivedAt(page, '意見の行方をたどる');
  await action.tabTo(page, page.getByLabel('受付番号'));
  await page.keyboard.insertText(receipt);
  await press('Enter');
  await check.arrivedAt(page, '意見の行方');
  await expect(find.receipt(page)).toHaveText(receipt);
});

const PREFILLED = [
  { what: 'a measure', from: '/policies/2-2', link: /この取組に意見を送る\s*（取組②）/, value: '000-2-2-2', label: /^施策 2-2 .* 取組② / },
  { what: 'a measure of the later text', from: '/policies/5-5', link: /この取組に意見を送る\s*（取組①）/, value: '001-5-5-1', label: /^施策 5-5 .* 取組① / },
  { what: 'a future goal', from: '/goals/2', link: 'この将来目標に意見を送る', value: 'goal-2', label: /^将来目標 \(2\) / },
];

for (const { what, from, link, value, label } of PREFILLED) {
  test(`the form knows that it is about ${what}`, async ({ page }) => {
    await action.open(page, from);
    await page.getByRole('link', { name: link }).click();
    await check.arrivedAt(page, '意見を送る');
    await expect(find.subject(page)).toHaveValue(value);
    await action.fillForm(page, { text: action.uniqueWords() });
    await expect(find.answer(page, 'subject')).toHaveText(label);
    await action.sendIt(page);
    await expect(page.getByText(label)).toBeVisible();
  });
}

test('each step that needs an answer says so at its field, in view on a phone, and lets on once it is right', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/opinions/new');
  await find.text(page).fill('　\n ');
  await find.next(page).click();
  await check.refusedAt(page, find.text(page), 'text', 'ご意見を入力してください。');
  await expect(find.text(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(find.text(page)).toHaveAccessibleDescription(/ご意見を入力してください/);
  await check.atStep(page, 'text');
  await find.text(page).fill('あ'.repeat(2001));
  await expect(page.locator('#count-text')).toHaveText(/^1文字多いです/);
  await find.next(page).click();
  await check.refusedAt(page, find.text(page), 'text', '2,000文字以内');
  await find.text(page).fill('あ'.repeat(2000));
  await expect(page.locator('#count-text')).toHaveText(/^あと0文字/);
  await find.text(page).fill('あ'.repeat(1799));
  await expect(page.locator('#count-text')).toBeEmpty();

  await action.goOn(page, 'about');
  await find.next(page).click();
  const question = page.getByRole('radiogroup', { name: /何についてのご意見ですか/ });
  await check.refusedAt(page, find.doors(page), 'subject', '何についてのご意見かを選んでください。');
  await expect(question).toHaveAttribute('aria-invalid', 'true');
  await expect(question).toHaveAccessibleDescription(/何についてのご意見か/);
  // Behind the first door something is still to be chosen.
  await find.card(page, 'policies').check();
  await find.next(page).click();
  await check.refusedAt(page, find.doors(page), 'subject', '何についてのご意見かを選び直してください。');
  await find.card(page, 'plan').check();
  await expect(find.fieldError(page, 'subject')).toBeHidden();
  await expect(question).not.toHaveAttribute('aria-invalid', 'true');
  await find.next(page).click();
  await check.refusedAt(page, find.kind(page, '提案'), 'kind', 'ご意見の種類を選んでください。');
  await find.kind(page, '賛同').check();

  await action.goOn(page, 'you');
  await find.contact(page).fill('わたし');
  await find.next(page).click();
  await check.refusedAt(page, find.contact(page), 'contact', 'メールアドレスは');
  await find.contact(page).fill('');
  await action.goOn(page, 'check');
});

/** Taps what is shown, and counts. */
function counting(): { tap: (target: Locator) => Promise<void>; taps: () => number } {
  let taps = 0;
  return { tap: async (target) => ((taps += 1), target.click()), taps: () => taps };
}

test('from a policy to a receipt there are two required answers, and at most six taps beside the typing', async ({ page }) => {
  await action.open(page, '/policies/3-11');
  await page.getByRole('link', { name: 'この施策に意見を送る' }).first().click();
  const { tap, taps } = counting();
  await find.text(page).fill(action.uniqueWords());
  await tap(find.next(page));
  await expect(find.card(page, 'policies')).toBeHidden();
  await expect(page.locator('[aria-required="true"]:visible')).toHaveCount(2);
  await tap(find.kind(page, '提案'));
  await tap(find.next(page));
  await check.atStep(page, 'you');
  await tap(find.next(page));
  await check.atStep(page, 'check');
  await tap(find.send(page));
  await expect(find.receipt(page)).toBeVisible();
  expect(taps()).toBeLessThanOrEqual(6);
});

test('from the header a policy is found by its chapter, with at most eight taps beside the typing', async ({ page }) => {
  await action.open(page, '/');
  await page.getByRole('link', { name: '意見を送る', exact: true }).first().click();
  const { tap, taps } = counting();
  await find.text(page).fill(action.uniqueWords());
  await tap(find.next(page));
  await tap(page.getByText('まちの取組について'));
  await tap(page.getByRole('radio', { name: 'まちの共創', exact: true }));
  await tap(page.getByText(/^4-2 /));
  await expect(page.locator('#chosen-subject')).toHaveText(/^施策 4-2 /);
  await tap(find.kind(page, '提案'));
  await tap(find.next(page));
  await check.atStep(page, 'you');
  await tap(find.next(page));
  await check.atStep(page, 'check');
  await tap(find.send(page));
  await expect(find.receipt(page)).toBeVisible();
  expect(taps()).toBeLessThanOrEqual(8);
});

test('who cannot tell what it is about sends it all the same', async ({ page }) => {
  await action.writeOpinion(page, { subject: 'undecided', text: action.uniqueWords() });
  await expect(find.answer(page, 'subject')).toHaveText('わからない（市が振り分けます）');
  await action.sendIt(page);
  await expect(page.getByText('わからない（市が振り分けます）')).toBeVisible();
});

test('what a word processor leaves in a text stops nobody, and is kept as line ends or not at all', async ({ page, server }) => {
  const words = action.uniqueWords();
  const pasted = `${words}\u000B二行目\u0003\u00AD\u{E0041}\u2028葛\u{E0100}👨\u200D👩\u200D👧`;
  await action.writeOpinion(page, { text: pasted });
  await action.sendIt(page);
  expect(await server.stored(`${words}\n二行目\n葛\u{E0100}👨\u200D👩\u200D👧`)).toBe(1);
});

test('a text that becomes too long is said to be so once, and shorter, no longer', async ({ page }) => {
  await action.open(page, '/opinions/new?about=plan');
  const said = page.locator('#over-text');
  await expect(said).toHaveRole('status');
  await find.text(page).fill('あ'.repeat(2000));
  await expect(page.locator('#count-text')).toHaveText(/^あと0文字/);
  await expect(said).toBeEmpty();
  await expect(find.text(page)).not.toHaveAttribute('aria-invalid', 'true');
  await find.text(page).press('End');
  await find.text(page).press('x');
  await expect(said).toHaveText('ご意見は2,000文字以内で入力してください。');
  await expect(find.text(page)).toHaveAttribute('aria-invalid', 'true');
  await find.text(page).press('Backspace');
  await expect(said).toBeEmpty();
  await expect(find.text(page)).not.toHaveAttribute('aria-invalid', 'true');
});

test('the title says the step and that something is wrong, and what is required is said to be', async ({ page }) => {
  await action.open(page, '/opinions/new');
  const title = /^意見を送る｜/;
  await expect(page).toHaveTitle(title);
  await expect(find.text(page)).toHaveAttribute('aria-required', 'true');
  await find.next(page).click();
  await expect(page).toHaveTitle(/^エラー：意見を送る｜/);
  await find.text(page).fill('ことば');
  await expect(page).toHaveTitle(title);
  await action.goOn(page, 'about');
  await expect(page).toHaveTitle(/^何についての、どんな意見ですか｜意見を送る｜/);
  for (const name of [/何についてのご意見ですか/, /どんなご意見ですか/]) {
    await expect(page.getByRole('radiogroup', { name })).toHaveAttribute('aria-required', 'true');
  }
  await page.getByRole('link', { name: 'まちの取組', exact: true }).click();
  await expect(page).toHaveTitle(/^まちの取組をさがす｜/);
});

test('what is to be changed on the check page leads to its step, and back', async ({ page }) => {
  await action.writeOpinion(page, { text: '前のことば' });
  await page.getByRole('link', { name: /^直す\s*（ご意見）$/ }).click();
  await check.arrivedAtStep(page, 'text');
  await find.text(page).fill('後のことば');
  await action.goToCheck(page);
  await expect(find.answer(page, 'text')).toHaveText('後のことば');
});

test('after one opinion a second can be written from an empty form', async ({ page }) => {
  await action.writeOpinion(page, { text: action.uniqueWords(), contact: 'name@example.jp' });
  const first = await action.sendIt(page);
  await page.getByRole('link', { name: '意見を送る', exact: true }).click();
  await check.arrivedAt(page, '意見を送る');
  await expect(find.subject(page)).toHaveValue('');
  await action.fillForm(page, { subject: 'goal-3', text: action.uniqueWords() });
  await expect(find.answer(page, 'contact')).toBeHidden();
  expect(await action.sendIt(page)).not.toBe(first);
});

test('going back from the receipt, a second opinion can be written step by step', async ({ page }) => {
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await action.sendIt(page);
  await page.goBack();
  await expect(find.heading(page)).toHaveText('意見を送る');
  // What it is about is what the address says.
  await expect(find.subject(page)).toHaveValue('plan');
  await check.atStep(page, 'text');
  await find.text(page).pressSequentially('二つ目の意見');
  await check.atStep(page, 'text');
  await action.goOn(page, 'about');
  // Choosing is not going on: the reader decides when a step is done.
  await find.kind(page, '提案').check();
  await check.atStep(page, 'about');
  await action.goOn(page, 'you');
});

test('a receipt that cannot be is explained at its field', async ({ page }) => {
  await action.open(page, '/opinions');
  await page.getByLabel('受付番号').fill('ABC');
  await page.getByRole('button', { name: '対応状況を見る' }).click();
  await expect(page.locator('#error-receipt')).toContainText('受付番号は18文字です。入力は3文字でした。');
  await expect(page.getByLabel('受付番号')).toHaveValue('ABC');
  await expect(page.getByLabel('受付番号')).toHaveAccessibleDescription(/入力は3文字/);
});

test('an empty receipt leads to the form that asks for one', async ({ page }) => {
  await action.open(page, '/opinions');
  await page.getByRole('button', { name: '対応状況を見る' }).click();
  await expect(page.getByLabel('受付番号')).toBeVisible();
  await check.arrivedAtAddress(page, '/opinions');
});

test('a receipt that nobody has is said to be unknown', async ({ page, troubles }) => {
  troubles.expect(/404/);
  await action.open(page, '/opinions');
  await page.getByLabel('受付番号').fill('000-000-000-000-000-000');
  await page.getByRole('button', { name: '対応状況を見る' }).click();
  await expect(page.getByRole('alert')).toContainText('この受付番号のご意見は見つかりません');
});

test('a receipt opened in another browser shows the status and not the opinion', async ({ page, newVisitor }) => {
  const words = action.uniqueWords();
  await action.writeOpinion(page, { text: words, contact: 'secret@example.jp' });
  const receipt = await action.sendIt(page);
  const other = await (await newVisitor()).newPage();
  await action.open(other, `/opinions/${receipt}`);
  await expect(find.receipt(other)).toHaveText(receipt);
  await expect(find.standing(other)).toContainText('試しに送りました');
  const html = await other.content();
  expect(html).not.toContain(words);
  expect(html).not.toContain('secret@example.jp');
});
