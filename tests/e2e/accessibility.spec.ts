// The states of pages, on a phone: axe, widths, targets and the focus. `page-kinds.spec.ts` has the pages themselves.

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

test.use({ viewport: check.PHONE });

test('axe finds nothing with what the documents say open', async ({ page }) => {
  await action.open(page, '/policies/5-5');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await check.accessible(page);
});

test('no step of the form breaks a rule or sticks out, with and without errors', async ({ page }) => {
  test.slow();
  await action.open(page, '/opinions/new');
  const looksRight = async () => {
    await check.accessible(page);
    await check.fitsEveryPhone(page);
  };
  const refused = async (field: string) => {
    await find.next(page).click();
    await expect(find.fieldError(page, field)).toBeVisible();
    await looksRight();
  };
  await refused('text');
  await find.text(page).fill('あ'.repeat(2001));
  await refused('text');
  await find.text(page).fill(action.uniqueWords());
  await action.goOn(page, 'about');
  await looksRight();
  await refused('subject');
  await find.card(page, 'policies').check();
  await looksRight();
  await action.choose(page, '000-2-2');
  await refused('kind');
  await find.kind(page, '心配').check();
  await looksRight();
  await action.goOn(page, 'you');
  await looksRight();
  await find.contact(page).fill('@');
  await refused('contact');
  await find.contact(page).fill('');
  await action.goOn(page, 'check');
  await looksRight();
  await action.sendIt(page);
  await looksRight();
  await find.followLink(page).click();
  await expect(page.locator('.sent-list')).toBeVisible();
  await looksRight();
});

test('axe finds nothing where an opinion waits', async ({ page, troubles }) => {
  troubles.expect(/api\/opinions/);
  await page.route('**/api/opinions', (route) => route.abort());
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await find.send(page).click();
  await check.arrivedAt(page, '意見の行方をたどる');
  await expect(page.locator('.waiting__item')).toBeVisible();
  await check.accessible(page);
  await page.unroute('**/api/opinions');
  await page.getByRole('button', { name: 'いま送る' }).click();
  await expect(find.outboxNotice(page, 'sent')).toBeVisible();
  await check.accessible(page);
});

test('axe finds nothing where the endpoint refuses', async ({ page, troubles }) => {
  troubles.expect(/422/);
  await page.route('**/api/opinions', (route) => route.fulfill(REFUSAL));
  await action.writeOpinion(page, { text: action.uniqueWords() });
  await find.send(page).click();
  await expect(page.locator('#failure')).toBeVisible();
  await check.accessible(page);
});

for (const receipt of ['ABC', '000-000-000-000-000-000', '%F0%9F%8C%8A']) {
  test(`axe finds nothing on the receipt ${receipt}, live and static`, async ({ page, troubles }) => {
    troubles.expect(/404/);
    await action.open(page, `/opinions/${receipt}`);
    await expect(page.locator('#receipt')).toBeVisible();
    await check.accessible(page);
    await check.fitsItsWidth(page);
    await page.route('**/*.wasm', (route) => route.abort());
    troubles.expect(/\.wasm|Failed to fetch|TypeError/);
    await page.goto(`/opinions/${receipt}`);
    await expect(page.locator('.app-failure:visible')).toHaveCount(1);
    await check.accessible(page);
  });
}

test('axe finds nothing on a page that is not there', async ({ page, troubles }) => {
  troubles.expect(/404/);
  await action.open(page, '/nothing');
  await check.accessible(page);
});
const REFUSAL = {
  status: 422,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: '/problems/key-reused',
    title: 'この送信は、すでに別の内容で受け付けています',
    status: 422,
    detail: '先に送られたご意見は受け付けています。別のご意見として送るには、新しい画面からお送りください。',
  }),
};

test('long words stay within the page', async ({ page, troubles }) => {
  troubles.expect(/api\/opinions/);
  await page.route('**/api/opinions', (route) => route.abort());
  await action.writeOpinion(page, {
    text: `${'長いことば'.repeat(30)} https://example.jp/${'x'.repeat(300)}`,
    contact: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.jp`,
  });
  await check.fitsEveryPhone(page);
  await find.back(page).click();
  await check.atStep(page, 'you');
  await check.fitsEveryPhone(page);
  await action.goOn(page, 'check');
  await find.send(page).click();
  await expect(page.locator('.waiting__item')).toBeVisible();
  await check.fitsEveryPhone(page);
  await action.open(page, `/policies?q=${'x'.repeat(300)}`);
  await check.fitsEveryPhone(page);
});

test('the focus can be seen wherever it goes', async ({ page }) => {
  for (const address of ['/', '/policies', '/opinions/new']) {
    await action.open(page, address);
    const unseen: string[] = [];
    for (let presses = 0; presses < 45; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return 'end';
        const shows = (candidate: Element | null) => {
          if (!candidate) return false;
          const style = getComputedStyle(candidate);
          return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
        };
        const around = [element, element.closest('label'), element.nextElementSibling, element.closest('form')];
        return around.some(shows) ? '' : element.outerHTML.slice(0, 120);
      });
      if (stop === 'end') break;
      if (stop) unseen.push(stop);
    }
    expect(unseen, address).toEqual([]);
  }
});

test('the printed matrix is a table to assistive technology, laid out as one or not', async ({ page }) => {
  for (const viewport of [check.PHONE, check.DESK]) {
    await page.setViewportSize(viewport);
    await action.open(page, '/partners');
    const matrix = page.getByRole('table', { name: '施策ごとの表' });
    await expect(matrix.getByRole('columnheader')).toHaveCount(1 + 8);
    await expect(matrix.getByRole('rowheader')).toHaveCount(32 + 4);
    await expect(matrix.getByRole('cell', { name: '印あり' }).first()).toBeVisible();
  }
  // ARIA in HTML allows no role on a cell of an element that is a table itself.
  await expect(page.locator('table :is(tr, th, td)[role]')).toHaveCount(0);
});

test('every table has a name', async ({ page }) => {
  for (const address of ['/strategy', '/projects', '/indicators', '/policies/2-2', '/partners']) {
    await action.open(page, address);
    // What is folded away has no name either.
    await page.locator('details').evaluateAll((folded) => folded.forEach((details) => ((details as HTMLDetailsElement).open = true)));
    const tables = page.locator('table, [role=table]');
    for (const table of await tables.all()) await expect(table, address).toHaveAccessibleName(/./);
  }
});

test("the search's field has a label that can be seen", async ({ page }) => {
  await action.open(page, '/');
  await expect(page.locator('label[for=site-search]')).toBeVisible();
  await expect(find.siteSearch(page)).toHaveAccessibleName(/^計画全体から ?さがす$/);
});
