// A draft is one beginning: its own tab finds it unasked, nobody else does; elsewhere on the device
// it is offered without its words; and it is one opinion, from however many tabs it is sent.

import type { Locator, Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import * as kiosk from './support/kiosk';
import { expect, test } from './support/test';

const offer = (page: Page): Locator => page.getByRole('region', { name: '書きかけの意見' });

/** That this tab's draft was sent from another tab. */
const endedElsewhere = (page: Page): Locator =>
  page.locator('.app-failure', { hasText: 'この書きかけは、別のタブで送られたか、消されました' });

const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

/** Begins an opinion about what the form is about, and writes its words. */
async function begin(page: Page, words: string): Promise<void> {
  await find.text(page).fill(words);
  await action.goOn(page, 'about');
  await find.kind(page, '心配').check();
  await find.back(page).click();
  await check.atStep(page, 'text');
}

/** A tab like this one, as browsers duplicate it: with a copy of what the tab keeps. */
async function duplicate(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  const other = await opened;
  await action.ready(other);
  return other;
}

test('another tab finds an empty form, and is offered the draft without its words or subject', async ({ page, context }) => {
  await context.clock.setFixedTime('2026-11-27T14:10:00+09:00');
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, '夫のことで相談したい');
  await page.close();
  const other = await context.newPage();
  await action.open(other, '/policies/3-2');
  await other.getByRole('link', { name: 'この施策に意見を送る' }).first().click();
  await check.arrivedAt(other, '意見を送る');
  await expect(offer(other)).toContainText('書きかけが1件あります（11月27日 14時）');
  await expect(find.subject(other)).toHaveValue('000-3-2');
  await expect(other.locator('input[name="kind"]:checked')).toHaveCount(0);
  await expect(find.text(other)).toHaveValue('');
  await expect(offer(other)).not.toContainText(/2-2|相談/);
  await check.accessible(other);

  await offer(other).getByRole('button', { name: '開く' }).click();
  await expect(find.text(other)).toHaveValue('夫のことで相談したい');
  await expect(find.subject(other)).toHaveValue('000-2-2');
  await expect(offer(other)).toHaveCount(0);
  await action.reload(other);
  await expect(find.text(other)).toHaveValue('夫のことで相談したい');
});

test('what is offered stands still from when it is seen, and is read out', async ({ page, context }) => {
  await action.open(page, '/opinions/new');
  await begin(page, 'あとで書く');
  await page.close();
  const other = await context.newPage();
  await other.setViewportSize(check.PHONE);
  await other.addInitScript(() => {
    const seen = window as unknown as { before?: number };
    new MutationObserver(() => {
      const button = document.querySelector('.waiting__actions button');
      if (button) seen.before ??= button.getBoundingClientRect().y - button.closest('section')!.getBoundingClientRect().y;
    }).observe(document, { childList: true, subtree: true });
  });
  await action.open(other, '/opinions/new');
  await expect(offer(other).getByRole('status')).toContainText('書きかけが1件あります');
  const [before, after] = await offer(other).evaluate((section) => [
    (window as unknown as { before?: number }).before,
    section.querySelector('.waiting__actions button')!.getBoundingClientRect().y - section.getBoundingClientRect().y,
  ]);
  expect(before).toBe(after);
});

test('two drafts of two tabs are both there, whatever is sent of the other', async ({ page, context }) => {
  const [first, second] = [action.uniqueWords(), action.uniqueWords()];
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, first);
  const other = await context.newPage();
  await action.open(other, '/opinions/new?about=3-2');
  await begin(other, second);
  await find.text(page).pressSequentially('。');
  await Promise.all([page.close(), other.close()]);
  const later = await context.newPage();
  await action.open(later, '/opinions/new');
  await expect(offer(later)).toContainText('書きかけが2件あります');
  await offer(later).getByRole('button', { name: /^開く/ }).first().click();
  await expect(find.text(later)).toHaveValue(`${first}。`);
  await action.goToCheck(later);
  await action.sendIt(later);
  await later.getByRole('link', { name: '意見を送る', exact: true }).click();
  await offer(later).getByRole('button', { name: /^開く/ }).click();
  await expect(find.text(later)).toHaveValue(second);
});

test('a draft that was left can be put away for seven days, and erased', async ({ page, context }) => {
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, 'あとで書く');
  await page.close();
  const other = await context.newPage();
  await action.open(other, '/opinions/new');
  await offer(other).getByRole('button', { name: '7日間しまう' }).click();
  await expect(offer(other)).toHaveCount(0);
  await action.reload(other);
  await expect(other.locator('[data-drafts]')).toBeAttached();
  await expect(offer(other)).toHaveCount(0);
  await other.clock.setFixedTime(Date.now() + 7 * 24 * 3_600_000 + 60_000);
  await action.reload(other);
  await expect(offer(other)).toContainText('書きかけが1件あります');

  other.once('dialog', (dialog) => dialog.dismiss());
  await offer(other).getByRole('button', { name: '消す' }).click();
  await expect(offer(other)).toBeVisible();
  other.once('dialog', (dialog) => dialog.accept());
  await offer(other).getByRole('button', { name: '消す' }).click();
  await expect(offer(other)).toHaveCount(0);
  expect(await kept(other)).not.toContain('あとで書く');
});

test('a link to another subject begins another draft, and the way back finds the one before', async ({ page }) => {
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, '二の二について');
  await action.open(page, '/policies/3-2');
  await page.getByRole('link', { name: 'この施策に意見を送る' }).first().click();
  await check.arrivedAt(page, '意見を送る');
  await expect(find.subject(page)).toHaveValue('000-3-2');
  await begin(page, '三の二について');
  await expect(offer(page)).toContainText('書きかけが1件あります');
  while (!check.address(page).startsWith('/opinions/new?about=2-2')) await page.goBack();
  await action.ready(page);
  await expect(find.text(page)).toHaveValue('二の二について');
  await expect(find.subject(page)).toHaveValue('000-2-2');
  // A link to its subject finds it, too.
  await action.open(page, '/opinions/new?about=3-2');
  await expect(find.text(page)).toHaveValue('三の二について');
});

test('another subject chosen within a draft is the same draft, on the way back, too', async ({ page }) => {
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, '同じ書きかけ');
  await action.goOn(page, 'about');
  await action.choose(page, '000-3-2');
  await action.goOn(page, 'you');
  // The steps before name the subject of before.
  for (let steps = 0; steps < 4; steps += 1) await page.goBack();
  await expect(find.text(page)).toHaveValue('同じ書きかけ');
  await expect(find.subject(page)).toHaveValue('000-3-2');
  await check.arrivedAtAddress(page, /about=000-3-2/);
  await expect(offer(page)).toHaveCount(0);
});

test('words without a subject take that of the link that is followed', async ({ page }) => {
  await action.open(page, '/opinions/new');
  await find.text(page).fill('対象をあとで選ぶ');
  await action.goOn(page, 'about');
  await find.card(page, 'policies').check();
  await page.getByRole('link', { name: '施策のページ' }).click();
  await check.arrivedAtAddress(page, '/policies');
  await action.open(page, '/opinions/new?about=3-2');
  await expect(find.subject(page)).toHaveValue('000-3-2');
  await expect(find.text(page)).toHaveValue('対象をあとで選ぶ');
});

test('the draft of the first release is carried over', async ({ page, context }) => {
  await action.open(page, '/about');
  await page.evaluate(() => {
    const draft = { subject: '2-2', kind: 'proposal', text: '前の版で書いた', life_stage: '', partner_role: '', area: '', may_publish: '', contact: '' };
    sessionStorage.setItem('mirai-navi.draft', JSON.stringify(draft));
    localStorage.setItem('mirai-navi.draft', JSON.stringify(draft));
  });
  const other = await context.newPage();
  await action.open(other, '/about');
  // Its own tab finds it, and is offered nothing.
  await action.open(page, '/opinions/new');
  await expect(find.text(page)).toHaveValue('前の版で書いた');
  await expect(page.locator('[data-drafts]')).toBeAttached();
  await expect(offer(page)).toHaveCount(0);
  await action.reload(page);
  await expect(find.text(page)).toHaveValue('前の版で書いた');
  await page.close();
  await action.open(other, '/opinions/new');
  await expect(offer(other)).toContainText('書きかけが1件あります');
});

test('the draft that a closed tab of the first release left is offered, and can be sent', async ({ page }) => {
  const words = action.uniqueWords();
  await action.open(page, '/about');
  await page.evaluate((text) => {
    localStorage.setItem('mirai-navi.draft', JSON.stringify({ subject: '2-2', kind: 'proposal', text }));
  }, words);
  await action.open(page, '/opinions/new');
  await expect(find.text(page)).toHaveValue('');
  await offer(page).getByRole('button', { name: '開く' }).click();
  await expect(find.text(page)).toHaveValue(words);
  await action.goToCheck(page);
  await action.sendIt(page);
});

test('a duplicated tab says so, shows what is written, and is the same opinion', async ({ page, server }) => {
  const words = action.uniqueWords();
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, words);
  const other = await duplicate(page);
  await check.atStep(other, 'text');
  for (const tab of [page, other]) await expect(tab.locator('.app-failure', { hasText: 'この書きかけは、別のタブでも開かれています' })).toBeVisible();
  await find.text(other).fill(`${words}。`);
  await expect(find.text(page)).toHaveValue(`${words}。`);
  for (const tab of [page, other]) {
    await action.goToCheck(tab);
  }
  const receipt = await action.sendIt(other);
  await expect(endedElsewhere(page)).toBeVisible();
  expect(await action.sendIt(page)).toBe(receipt);
  expect(await server.stored(words)).toBe(1);
});

test('what is changed in a duplicated tab after the other has sent is another opinion', async ({ page, server }) => {
  const words = action.uniqueWords();
  await action.open(page, '/opinions/new?about=2-2');
  await begin(page, words);
  const other = await duplicate(page);
  for (const tab of [page, other]) {
    await action.goToCheck(tab);
  }
  const receipt = await action.sendIt(other);
  await expect(endedElsewhere(page)).toBeVisible();
  await page.getByRole('link', { name: /^直す\s*（ご意見）$/ }).click();
  await find.text(page).fill(`${words}。ほかにも`);
  await action.goToCheck(page);
  expect(await action.sendIt(page)).not.toBe(receipt);
  expect(await server.stored(words)).toBe(2);
});

test('where nothing can be kept, that is said before anything is typed, and leaving asks', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const questions: string[] = [];
  page.on('dialog', (dialog) => {
    questions.push(dialog.type());
    return dialog.accept();
  });
  await action.open(page, '/opinions/new?about=2-2');
  await expect(page.getByText('書きかけの意見を端末に保存できません')).toBeVisible();
  // Without words there is nothing to ask about.
  await action.reload(page);
  expect(questions).toEqual([]);
  await begin(page, '消えてしまうことば');
  await action.reload(page);
  expect(questions).toEqual(['beforeunload']);
});

test('a kiosk keeps no draft and offers none', async ({ page, context, server }) => {
  await kiosk.setUp(context, server);
  await kiosk.come(page);
  await kiosk.goTo(page, '/opinions/new?about=000-2-2');
  await begin(page, '支所で書いた');
  expect(await kept(page)).toBe('{}');
  await kiosk.goTo(page, '/opinions/new');
  await expect(find.text(page)).toHaveValue('支所で書いた');
  await expect(page.locator('[data-drafts]')).toHaveCount(0);
});
