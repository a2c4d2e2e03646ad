// The page as a browser translates it: every text, also one that comes later, is taken out and stands
// in elements of the browser's own. Whatever changes goes on changing.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

/** Translates what the page says now and from now on, into the same words. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isLeftAlone = (text: Text) =>
      !text.data.trim() || !text.parentElement || text.parentElement.closest('font, script, style, textarea, option, [translate=no]');
    const translated = (text: Text) => {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    };
    const walk = (root: Node) => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of root instanceof Text ? [root] : texts) if (!isLeftAlone(text)) translated(text);
    };
    walk(document.body);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) if (node.isConnected) walk(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  await expect(page.locator('h1 font > font').first()).toBeVisible();
}

const counts = (page: Page) => page.locator('.choice__number').allTextContents();

test('the list says what was found, and the choices how many there are', async ({ page, newVisitor }) => {
  await action.open(page, '/policies');
  await translate(page);
  await find.choice(page, 'life-stage', 'infant').check();
  await expect(find.liveCount(page)).toHaveText(/のことが書かれた施策 \d+、/);
  await find.words(page).fill('保育');
  const asked = '/policies?life-stage=infant&q=%E4%BF%9D%E8%82%B2';
  await expect(page).toHaveURL(asked);

  const other = await (await newVisitor()).newPage();
  await action.open(other, asked);
  await expect(find.liveCount(page)).toHaveText(await find.liveCount(other).innerText());
  await expect.poll(() => counts(page)).toEqual(await counts(other));
  await expect(find.chips(page)).toHaveCount(2);
  await page.getByRole('link', { name: '条件をすべてはずす' }).click();
  await expect(find.liveCount(page)).toHaveText('43の施策すべてです。施策は、市が力を入れるテーマです。');
});

test('the search says what it found', async ({ page }) => {
  await action.open(page, '/about');
  await translate(page);
  await find.siteSearch(page).fill('公園');
  await expect(find.liveCount(page)).toHaveText(/^「公園」が\d+件見つかりました。$/);
  // Words are words, whatever they look like.
  await find.siteSearch(page).fill('ぷょ<ぺゅ>');
  await expect(find.liveCount(page)).toHaveText('「ぷょ<ぺゅ>」は見つかりませんでした。');
});

test('the form counts, refuses and checks, what waits is announced, and the number stays as it is', async ({ page, troubles }) => {
  troubles.expect(/api\/opinions/);
  await action.open(page, '/opinions/new');
  await translate(page);
  const words = action.uniqueWords();
  await find.text(page).fill(words.padEnd(1_900, 'あ'));
  await expect(page.locator('#count-text')).toHaveText('あと100文字（2,000文字まで）');
  await find.text(page).fill(words);
  await expect(page.locator('#count-text')).toBeEmpty();
  await action.goOn(page, 'about');
  await find.next(page).click();
  await check.refusedAt(page, find.doors(page), 'subject', '何についてのご意見かを選んでください。');
  await find.card(page, 'plan').check();
  await find.kind(page, '提案').check();
  for (const step of ['you', 'check'] as const) await action.goOn(page, step);
  await expect(find.answer(page, 'text')).toHaveText(words);

  await page.route('**/api/opinions', (route) => route.abort());
  await find.send(page).click();
  const announced = page.locator('#app > .visually-hidden[role="status"]');
  await expect(announced).toHaveText('市に届いたか確かめられていない意見が1件あります。');
  await page.unroute('**/api/opinions');
  await page.getByRole('button', { name: 'いま送る' }).click();
  await expect(announced).toBeEmpty();
  const receipt = find.outboxNotice(page, 'sent').getByRole('link');
  await expect(receipt).toHaveText(check.RECEIPT);
  await expect(receipt).toHaveAttribute('translate', 'no');
  await receipt.click();
  await expect(find.receipt(page)).toHaveAttribute('translate', 'no');
  await expect(find.receipt(page).locator('font')).toHaveCount(0);
});
