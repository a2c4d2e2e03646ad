// Reading is not owning: the number shows what became of an opinion, and the control code acts on it.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { expect, test } from './support/test';

const { CONTROL_CODE: CODE } = check;
const { controlCode: code } = find;
const { standing: status } = find;
const codeField = (page: Page) => page.getByLabel('控えコード');

/** Opens the form that takes the opinion back, and confirms. */
async function confirmWithdrawal(page: Page): Promise<void> {
  await page.getByText('この意見を取り下げる', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'この意見を取り下げます' }).check();
}

const withdraw = (page: Page) => page.getByRole('button', { name: '取り下げる', exact: true }).click();

test('who sent it takes it back and gives it again without typing, and who was shown the page cannot', async ({ page, newVisitor, troubles }) => {
  troubles.expect(/422/);
  await action.writeOpinion(page, { text: action.uniqueWords() });
  const receipt = await action.sendIt(page);
  await expect(code(page)).toHaveText(CODE);
  await expect(page.locator('summary', { hasText: '共有' })).toHaveCount(0);

  const stranger = await (await newVisitor()).newPage();
  await action.open(stranger, `/opinions/${receipt}`);
  await expect(code(stranger)).toHaveText('（表示しません）');
  await confirmWithdrawal(stranger);
  await codeField(stranger).fill('0000 0000');
  await withdraw(stranger);
  await expect(stranger.getByRole('alert')).toContainText('控えコードをお確かめください');
  // The app comes to the page of the refusal, and leaves it as it is.
  await action.ready(stranger);
  expect(check.address(stranger)).toBe(`/opinions/${receipt}`);
  await expect(codeField(stranger)).toHaveValue('0000 0000');
  await expect(codeField(stranger)).toHaveAccessibleDescription(/この受付番号の控えコードではありません/);
  await expect(status(stranger)).toContainText('試しに送りました');

  // The device has the code after a reload, too.
  await action.reload(page);
  await expect(code(page)).toHaveText(CODE);
  await confirmWithdrawal(page);
  await expect(codeField(page)).toHaveValue(CODE);
  await withdraw(page);
  await expect(status(page)).toContainText('取り下げました');
  await action.ready(page);
  await expect(codeField(page)).toHaveValue(CODE);
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(status(page)).toContainText('試しに送りました');
});

test('a code from paper is typed as people type', async ({ page, newVisitor }) => {
  await action.writeOpinion(page, { text: action.uniqueWords() });
  const receipt = await action.sendIt(page);
  await expect(code(page)).toHaveText(CODE);
  const written = await code(page).innerText();
  const other = await (await newVisitor()).newPage();
  await action.open(other, `/opinions/${receipt}`);
  await confirmWithdrawal(other);
  const wide = [...written.toLowerCase()].map((c) => (c === '-' ? 'ー' : String.fromCodePoint(c.codePointAt(0)! + 0xfee0)));
  await codeField(other).fill(wide.join(''));
  await withdraw(other);
  await expect(status(other)).toContainText('取り下げました');
});

test('the picture at a kiosk takes number and code along, and the address forgets the code', async ({ page, context, server, newVisitor }) => {
  await kiosk.setUp(context, server);
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  await action.fillForm(page, { text: action.uniqueWords() });
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/qr.svg'));
  const receipt = await action.sendIt(page);
  await expect(code(page)).toHaveText(CODE);
  const shown = await code(page).innerText();
  expect((await asked).postData()).toBe(`control-code=${shown}`);
  await expect(page.locator('.receipt-number__image')).toHaveAttribute('src', /^data:image\/svg\+xml,/);

  // What a phone opens that reads it.
  const phone = await (await newVisitor()).newPage();
  const requests: string[] = [];
  phone.on('request', (request) => requests.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await action.open(phone, `/opinions/${receipt}#${shown}`);
  await expect(code(phone)).toHaveText(shown);
  expect(phone.url()).not.toContain(shown);
  expect(requests.filter((request) => request.split(' ')[1].includes(receipt)), 'no Referer holds the number').toEqual([]);
  await action.reload(phone);
  await expect(code(phone)).toHaveText(shown);
  await action.open(phone, '/opinions');
  await expect(phone.locator('.sent-list')).toContainText(receipt);

  await kiosk.end(page);
  await kiosk.begin(page);
  await kiosk.goTo(page, `/opinions/${receipt}`);
  await expect(code(page)).toHaveText('（表示しません）');
});
