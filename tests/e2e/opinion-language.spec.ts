// Opinions in other languages: what the form proposes, what its writer chooses, and what the clerk sees.

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import * as staff from './support/staff';
import { expect, test } from './support/test';

const KOREAN = '버스를 늘려 주세요.';

test('who writes Japanese is asked nothing', async ({ page }) => {
  await action.writeOpinion(page, { text: '駅前整備反対' });
  await check.arrivedAtStep(page, 'check');
  await expect(find.answer(page, 'lang')).toBeHidden();
  await expect(page.locator('#unanswered')).not.toContainText('言語');
  await expect(find.language(page)).toHaveValue('');
});

test('the language is proposed by plain words, and is the writer’s to choose', async ({ page }) => {
  await action.open(page, '/opinions/new?about=plan');
  await find.text(page).fill(KOREAN);
  await expect(find.language(page)).toHaveValue('ko');
  await expect(find.text(page)).toHaveAttribute('lang', 'ko');
  await find.language(page).selectOption({ label: '日本語' });
  await find.text(page).fill(`${KOREAN} ${KOREAN}`);
  await expect(find.language(page)).toHaveValue('');
  // The choice is kept with the words.
  await action.reload(page);
  await expect(find.text(page)).toHaveValue(`${KOREAN} ${KOREAN}`);
  await expect(find.language(page)).toHaveValue('');
  await find.language(page).selectOption({ label: 'English' });
  await expect(find.text(page)).toHaveAttribute('lang', 'en');
  await action.goOn(page, 'about');
  await find.kind(page, '要望').check();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await expect(find.answer(page, 'lang')).toHaveText('English');
});

test('an opinion in Korean from a kiosk waits in the queue with its language', async ({ page, context, server, newVisitor }) => {
  await server.addStaff('reader', 'viewer', staff.PASSWORD);
  await kiosk.setUp(context, server);
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  const words = `${KOREAN} ${Date.now()}`;
  await find.text(page).fill(words);
  await expect(find.language(page)).toHaveValue('ko');
  const { height } = (await find.language(page).boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(56);
  await action.goOn(page, 'about');
  await find.kind(page, '要望').check();
  await action.goOn(page, 'you');
  await action.goOn(page, 'check');
  await action.sendIt(page);
  await kiosk.end(page);
  await kiosk.begin(page);
  await kiosk.goTo(page, '/opinions/new?about=plan');
  await expect(find.language(page)).toHaveValue('');

  const desk = await (await newVisitor()).newPage();
  await staff.signIn(desk, 'reader');
  await desk.getByText('条件で絞り込む').click();
  await desk.getByLabel('書いた言語').selectOption({ label: '한국어' });
  await desk.getByRole('button', { name: '絞り込む' }).click();
  const item = desk.locator('.queue__item', { hasText: words });
  await expect(item.locator('.queue__text')).toHaveAttribute('lang', 'ko');
  await expect(item.locator('.queue__language')).toHaveText('한국어');
  await expect(desk.getByLabel('書いた言語')).toBeVisible();
});
