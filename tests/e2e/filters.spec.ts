// The list of policies: what each choice promises is what it gives.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as find from './support/find';
import { expect, test } from './support/test';

/** The keys that say who the reader is. */
const AUDIENCE = ['life-stage', 'situation'];

/** Every choice of a group with the number beside it. */
async function promises(page: Page, key: string): Promise<{ id: string; promised: number }[]> {
  return page.locator(`.filter-panel label:has(input[name="${key}"])`).evaluateAll((labels) =>
    labels.map((label) => ({
      id: label.querySelector('input')!.value,
      promised: Number.parseInt(label.querySelector('.choice__count')!.textContent!, 10),
    })),
  );
}

/** Beside the list the choices are there already. */
async function openPanel(page: Page): Promise<void> {
  if (await find.panel(page).isVisible()) await find.panel(page).click();
  await expect(find.words(page)).toBeVisible();
}

/** The codes of the listed policies, folded ones included. */
const codes = (page: Page): Promise<string[]> =>
  page.locator('.results :is(.policy-card__code, .policy-row__code)').allTextContents();

/** How many policies there are under a choice of this kind: those that name the reader, or all, each once. */
async function given(page: Page, key: string): Promise<number> {
  if (AUDIENCE.includes(key)) return find.naming(page).count();
  return new Set(await codes(page)).size;
}

/** The list becomes as long as it was promised: what is below the window comes a moment later. */
async function gives(page: Page, key: string, id: string, promised: number): Promise<void> {
  await expect.poll(() => given(page, key), { message: `${key}=${id}`, intervals: [25] }).toBe(promised);
}

const GROUPS = [...AUDIENCE, 'partner', 'chapter'];

for (const key of GROUPS) {
  test(`each choice of ${key} gives as many policies as stand beside it`, async ({ page }) => {
    await action.open(page, '/policies');
    await openPanel(page);
    const choices = await promises(page, key);
    expect(choices.length).toBeGreaterThan(5);
    for (const { id, promised } of choices) {
      expect(promised, id).toBeGreaterThan(0);
      await find.choice(page, key, id).check();
      await gives(page, key, id, promised);
      await expect(find.liveCount(page)).toContainText(`${promised}`);
      await find.choice(page, key, id).uncheck();
    }
    await expect(page).toHaveURL(/\/policies$/);
  });
}

for (const query of ['life-stage=infant', 'chapter=living', 'partner=citizens', 'q=支援', 'life-stage=senior&chapter=living&q=支援']) {
  test(`under ${query} each further choice gives what it promises, too`, async ({ page }) => {
    await action.open(page, `/policies?${query}`);
    await action.readCount(page);
    await openPanel(page);
    const start = check.address(page);
    for (const key of GROUPS) {
      // Choices of one group add up; life stages and situations are one.
      const group = AUDIENCE.includes(key) ? AUDIENCE : [key];
      if (group.some((other) => query.includes(`${other}=`))) continue;
      for (const { id, promised } of await promises(page, key)) {
        await find.choice(page, key, id).check();
        await gives(page, key, id, promised);
        await find.choice(page, key, id).uncheck();
      }
    }
    await expect.poll(() => check.address(page)).toBe(start);
  });
}

test('results below the window wait for a pause, and come at once when they are scrolled to', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await page.clock.install();
  await action.open(page, '/policies');
  await expect(find.cards(page)).toHaveCount(43);
  await openPanel(page);
  const [{ id, promised }] = await promises(page, 'life-stage');
  const counts = await promises(page, 'chapter');
  await page.clock.pauseAt(Date.now() + 60_000);
  await find.choice(page, 'life-stage', id).check();
  // The other counts say at once what the choice does.
  await expect.poll(() => promises(page, 'chapter')).not.toEqual(counts);
  await expect(find.cards(page)).toHaveCount(43);
  await page.locator('#results').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  await expect(find.liveCount(page)).toContainText(`${promised}`);
  const atOnce = await find.cards(page).count();
  expect(atOnce).toBeLessThan(20);
  await page.clock.runFor(1_000);
  await expect.poll(() => find.cards(page).count()).toBeGreaterThan(atOnce);
});

for (const [where, viewport] of Object.entries({ 'on a phone': check.PHONE, 'at a desk': check.DESK })) {
  test(`${where} a choice moves no other under the finger`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await action.open(page, '/policies');
    await openPanel(page);
    const places = () =>
      page.locator('.choice').evaluateAll((choices) =>
        choices.map((choice) => {
          const { x, y, width, height } = choice.getBoundingClientRect();
          return [x, y + scrollY, width, height].map(Math.round);
        }),
      );
    const before = await places();
    for (const key of GROUPS) {
      await page.locator(`.choice:has(input[name="${key}"])`).first().click();
      await action.readCount(page);
      expect(await places(), key).toEqual(before);
    }
  });
}

test('what home promises is what the lists hold', async ({ page }) => {
  await action.open(page, '/');
  const links = await page
    .locator('.chapter-link')
    .evaluateAll((found) =>
      found.map((link) => ({
        href: link.getAttribute('href')!,
        promised: Number.parseInt(link.querySelector('[class$="__count"]')!.textContent!, 10),
      })),
    );
  expect(links).toHaveLength(6);
  const audiences = await page
    .locator('.stage-tile, .situation-link[href^="/policies"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
  // One tile leads to all policies.
  expect(audiences).toHaveLength(7 + 1 + 9);
  for (const { href, promised } of links) {
    await action.open(page, href);
    expect(await given(page, 'chapter'), href).toBe(promised);
  }
  for (const href of audiences.filter((href) => href !== '/policies')) {
    await action.open(page, href);
    expect(await given(page, 'life-stage'), href).toBeGreaterThan(0);
  }
});

test('a life stage lists first what names it, marked, and then what is for everyone', async ({ page }) => {
  await action.open(page, '/policies?life-stage=infant');
  await expect(find.heading(page)).toHaveText('乳幼児に関わる取組');
  await expect(page.locator('.results h2')).toHaveText(['あなたのことが書かれている施策', 'すべての方に関わる施策']);
  const places = await find.naming(page).locator('.named-place').all();
  expect(places.length).toBeGreaterThan(0);
  for (const place of places) {
    await expect(place.locator('mark').first()).toBeVisible();
  }
  await expect(find.forEveryone(page).locator('mark')).toHaveCount(0);
  expect(await find.forEveryone(page).count()).toBeGreaterThan(10);
  // No policy stands in both lists.
  const listed = await codes(page);
  expect(new Set(listed).size).toBe(listed.length);
});

test('a partner role goes by the printed marks, whatever the text says', async ({ page }) => {
  await action.open(page, '/policies?partner=citizens');
  const listed = await codes(page);
  // 4-10 names citizens in its text and has no mark for them.
  expect(listed).not.toContain('4-10');
  // Each policy that is listed has the mark on its own page, and one that is not has none.
  for (const [code, ticked] of [
    [listed[0], true],
    [listed[listed.length - 1], true],
    ['4-10', false],
  ] as const) {
    await action.open(page, `/policies/${code}`);
    const role = page.locator('.partner-list__link', { hasText: /市民/ }).filter({ hasNotText: '市民活動団体' });
    await expect(role).toHaveCount(ticked ? 1 : 0);
    const unticked = page.locator('.partner-list ~ p', { hasText: /^印なし：(.*、)?市民(、|$)/ });
    await expect(unticked).toHaveCount(ticked ? 0 : 1);
  }
  await action.open(page, `/policies/${listed[0]}`);
  await page.locator('.partner-list__link', { hasText: /市民/ }).filter({ hasNotText: '市民活動団体' }).click();
  await check.arrivedAt(page, '市民といっしょの取組');
  await check.arrivedAtAddress(page, '/policies?partner=citizens');
});

test('where nothing fits, each way on leads to as much as it says', async ({ page }) => {
  const empty = '/policies?partner=citizens&chapter=premises&q=スポーツ';
  await action.open(page, empty);
  await expect(page.getByRole('heading', { name: 'この条件に合う施策は見つかりませんでした' })).toBeVisible();
  const ways = await page.locator('.nothing-found a').evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute('href')!, text: link.textContent! })),
  );
  // Besides all policies and an opinion about the whole plan.
  expect(ways.length).toBeGreaterThan(2);
  for (const { href, text } of ways) {
    await action.open(page, empty);
    await page.locator(`.nothing-found a[href="${href}"]`).click();
    const promised = /（(\d+)施策）/.exec(text)?.[1];
    if (promised === undefined) await check.arrivedAt(page, '意見を送る');
    else await expect(find.cards(page), text).toHaveCount(Number(promised));
  }
});

test('words in odd spelling that find nothing have ways on with the right counts, too', async ({ page }) => {
  // Half-width words that do find something, with a chapter in which they find nothing.
  await action.open(page, '/policies?q=ｽﾎﾟｰﾂ');
  await action.readCount(page);
  const anywhere = await find.cards(page).count();
  expect(anywhere).toBeGreaterThan(0);
  await action.open(page, '/policies?chapter=premises&q=ｽﾎﾟｰﾂ');
  const way = page.locator('.nothing-found a', { hasText: 'をはずす' }).first();
  await expect(way).toHaveText(`施策の前提をはずす（${anywhere}施策）`);
  await way.click();
  await expect(find.cards(page)).toHaveCount(anywhere);
});

test('on a phone the chosen conditions end beside what changes them, and the last can be pushed into sight', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/policies?life-stage=infant&q=保育');
  const row = (await page.locator('.chosen').boundingBox())!;
  const button = (await find.panel(page).boundingBox())!;
  expect(row.x + row.width).toBeLessThanOrEqual(button.x);
  const last = page.getByRole('link', { name: /^「保育」\s*をはずす/ });
  await last.evaluate((chip) => chip.scrollIntoView({ inline: 'nearest' }));
  const chip = (await last.boundingBox())!;
  // Where the row fades, it can be read no longer.
  expect(Math.round(chip.x + chip.width)).toBeLessThanOrEqual(row.x + row.width - 20);
});

test('each chosen condition can be taken away by its chip', async ({ page }) => {
  await action.open(page, '/policies?life-stage=infant&chapter=living&q=支援');
  await expect(find.chips(page)).toHaveCount(3);
  await page.getByRole('link', { name: /^「支援」\s*をはずす/ }).click();
  await expect(find.words(page)).toHaveValue('');
  await expect(find.chips(page)).toHaveCount(2);
  await page.getByRole('link', { name: /^乳幼児\s*をはずす/ }).click();
  await expect(find.choice(page, 'life-stage', 'infant')).not.toBeChecked();
  await expect(page).toHaveURL(/\/policies\?chapter=living$/);
  await page.getByRole('link', { name: /^暮らしの共創\s*をはずす/ }).click();
  await expect(page).toHaveURL(/\/policies$/);
  await expect(find.chips(page)).toHaveCount(0);
  await expect(find.cards(page)).toHaveCount(43);
});

test('several conditions are taken away at once', async ({ page }) => {
  await action.open(page, '/policies?life-stage=infant&chapter=living');
  await page.getByRole('link', { name: '条件をすべてはずす' }).click();
  await expect(page).toHaveURL(/\/policies$/);
  await expect(find.heading(page)).toHaveText('まちの取組をさがす');
});

test('the list is an index by chapter, and its cards are a link away', async ({ page }) => {
  await action.open(page, '/policies');
  await expect(page.locator('.results h2')).toHaveCount(6);
  await expect(page.locator('.policy-row')).toHaveCount(43);
  await page.locator('.view-switch').getByRole('link', { name: 'くわしく' }).click();
  await check.arrivedAtAddress(page, '/policies?view=full');
  await expect(page.locator('.policy-card')).toHaveCount(43);
  await expect(page.locator('.policy-row')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('.policy-row')).toHaveCount(43);
});

test('after a choice on home the first policy is in sight on a phone, below what was found', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/');
  const hrefs = await page
    .locator('.stage-tile, .situation-link[href^="/policies"], .chapter-link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const href of hrefs.filter((href) => href !== '/policies')) {
    await action.open(page, href);
    const first = await find.cards(page).first().boundingBox();
    expect(first!.y, href).toBeLessThanOrEqual(330);
    expect((await find.liveCount(page).boundingBox())!.y, href).toBeLessThan(first!.y);
  }
});

test('what is folded is of the choice that was made, too', async ({ page }) => {
  await page.setViewportSize(check.PHONE);
  await action.open(page, '/policies?life-stage=infant');
  await openPanel(page);
  await find.choice(page, 'partner', 'visitors').check();
  await expect(page).toHaveURL(/partner=visitors/);
  await page.locator('#results').scrollIntoViewIfNeeded();
  const promised = /すべての方に関わる施策 (\d+)$/;
  await expect.poll(async () => Number(promised.exec(await find.liveCount(page).innerText())?.[1])).toBeLessThan(20);
  const many = Number(promised.exec(await find.liveCount(page).innerText())?.[1]);
  await expect(find.forEveryone(page)).toHaveCount(many);
});

test('taking a chip away does not lose the keyboard’s place', async ({ page }) => {
  await action.open(page, '/policies?life-stage=infant&chapter=living');
  await find.chips(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(find.chips(page)).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('what changed is said in a live region, once and in words', async ({ page }) => {
  await action.open(page, '/policies');
  const region = find.liveCount(page);
  await expect(region).toHaveAttribute('role', 'status');
  await expect(region).toHaveText('43の施策すべてです。施策は、市が力を入れるテーマです。');
  // The same element speaks each time: a new one would not be read out.
  await region.evaluate((element) => {
    (window as unknown as { region: Element }).region = element;
  });
  await find.words(page).fill('防災');
  await expect(region).toHaveText(/^43施策のうち\d+施策が見つかりました。$/);
  await find.words(page).fill('');
  await find.choice(page, 'life-stage', 'senior').check();
  await expect(region).toHaveText(/^『高齢期』のことが書かれた施策 \d+、すべての方に関わる施策 \d+$/);
  await find.words(page).fill('ありえないことば');
  await expect(region).toHaveText('見つかりませんでした。');
  expect(await region.evaluate((element) => (window as unknown as { region: Element }).region === element)).toBe(true);
});

test('the keyboard stays where it is while one types and chooses', async ({ page }) => {
  await action.open(page, '/policies');
  await action.tabTo(page, find.words(page));
  await page.keyboard.type('bousai');
  await expect(find.words(page)).toBeFocused();
  await expect(find.words(page)).toHaveValue('bousai');
  await find.words(page).fill('');
  await action.tabTo(page, find.choice(page, 'life-stage', 'infant'));
  await page.keyboard.press('Space');
  await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
  await expect(find.choice(page, 'life-stage', 'infant')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(find.choice(page, 'life-stage', 'infant')).not.toBeChecked();
  await action.tabTo(page, find.words(page), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#results')).toBeFocused();
});

test('typing in the middle of the words leaves the caret there', async ({ page }) => {
  await action.open(page, '/policies?q=ac');
  await find.words(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('bb');
  await expect(find.words(page)).toHaveValue('abbc');
  expect(await find.words(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(3);
});

test('until the index is there, the list looks for words and stays as it was', async ({ page }) => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/search-index*', async (route) => {
    await asked;
    await route.continue();
  });
  await action.open(page, '/policies?chapter=living');
  const before = await find.cards(page).count();
  await find.words(page).fill('防災');
  await expect(find.liveCount(page)).toHaveText('さがしています。');
  await expect(find.cards(page)).toHaveCount(before);
  await expect(page.locator('.results mark')).toHaveCount(0);
  answer();
  await expect(find.liveCount(page)).toHaveText(/^43施策のうち\d+施策が見つかりました。$/);
  await expect(page.locator('.results mark').first()).toHaveText('防災');
  // What is below the window follows in the reader's pause.
  await expect.poll(() => find.cards(page).count()).toBeLessThan(before);
});

test('where the index does not come, the list says so, and goes by the other conditions', async ({ page, troubles }) => {
  troubles.expect(/ERR_FAILED/, /Failed to fetch/, /request: /);
  let isThere = false;
  await page.route('**/search-index*', (route) => (isThere ? route.continue() : route.abort()));
  await action.open(page, '/policies?q=防災&chapter=living');
  await expect(find.liveCount(page)).toHaveText(/^さがすためのデータを読み込めませんでした。ことばのほかの条件で、\d+施策を表示しています。$/);
  await openPanel(page);
  const [living] = (await promises(page, 'chapter')).filter(({ id }) => id === 'living');
  await expect(find.cards(page)).toHaveCount(living.promised);
  await find.choice(page, 'chapter', 'living').uncheck();
  await expect(find.cards(page)).toHaveCount(43);
  isThere = true;
  await page.getByRole('button', { name: 'もう一度さがす' }).click();
  await expect(find.liveCount(page)).toHaveText(/施策のうち\d+施策が見つかりました。$/);
  await expect(page.locator('.results mark').first()).toHaveText('防災');
});

test('the list finds what readers mean, as the search does', async ({ page }) => {
  for (const [typed, policy] of [
    ['一時預かり', '2-2'],
    ['子供', '2-2'],
    ['ﾍﾞﾝﾁ', '4-9'],
    ['コ\u3099ミ', ''],
    ['こうえん', '4-9'],
  ]) {
    await action.open(page, `/policies?q=${encodeURIComponent(typed)}`);
    await action.readCount(page);
    const listed = await codes(page);
    expect(listed.length, typed).toBeGreaterThan(0);
    if (policy !== '') expect(listed, typed).toContain(policy);
    await expect(page.locator('.results mark').first(), typed).not.toHaveText('ベンチャー');
  }
});
