// Where the app cannot run: scripts off, or WebAssembly blocked. Reading and sending work all the same.

import type { Page } from '@playwright/test';

import * as check from './support/check';
import * as action from './support/action';
import * as find from './support/find';
import { PAGE_KINDS } from './support/pages';
import { type Troubles, expect, test } from './support/test';

const WAYS = {
  'with scripts turned off': { scripts: false },
  'with WebAssembly blocked': { scripts: true },
};

/** Opens a page as a browser shows it that cannot run the app. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html')).not.toHaveAttribute('data-ready');
}

async function fill(page: Page, words: string, scripts: boolean, contact?: string, subject?: string): Promise<void> {
  await find.text(page).fill(words);
  await find.next(page).click();
  await check.atStep(page, 'about');
  if (subject !== undefined) await action.choose(page, subject);
  await find.kind(page, '要望').check();
  await find.next(page).click();
  await check.atStep(page, 'you');
  if (contact !== undefined) await find.contact(page).fill(contact);
  await action.formIsOldEnough(page);
  if (scripts) {
    await find.next(page).click();
    await check.atStep(page, 'check');
  } else {
    await checkIt(page).click();
  }
}

/** Without scripts, the server shows what was answered. */
const checkIt = (page: Page) => page.getByRole('button', { name: '内容を確かめる' });

for (const [way, { scripts }] of Object.entries(WAYS)) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled: scripts });

    test.beforeEach(async ({ page, troubles }: { page: Page; troubles: Troubles }) => {
      // The browser names its refusal to preload a script it may not run.
      if (!scripts) return troubles.expect(/^request: csp/);
      // As browsers do that are locked down. A blocked request would also turn the browser's cache off,
      // and with it the way Back brings a form back.
      await page.addInitScript(() => {
        delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
      });
      troubles.expect(/WebAssembly/);
    });

    test('the search answers', async ({ page }) => {
      await open(page, '/');
      await find.siteSearch(page).fill('子育て');
      await find.siteSearch(page).press('Enter');
      await expect(find.heading(page)).toHaveText(/^「子育て」の検索結果\d+件$/);
      await expect(page.getByRole('link', { name: 'こども・若者', exact: true })).toBeVisible();
      await expect(page.locator('#hits-voices')).toContainText('公開された声はまだありません');
    });

    test('every kind of page can be read', async ({ page }) => {
      for (const address of PAGE_KINDS) {
        await open(page, address);
        await expect(find.heading(page)).toBeVisible();
        expect((await page.locator('#app').innerText()).length, address).toBeGreaterThan(200);
      }
    });

    test('the page says once that the app is not there', async ({ page }) => {
      await page.goto('/policies/2-2');
      await expect(page.locator('.app-failure:visible')).toHaveCount(1);
    });

    test('home leads to the list of a life stage, and on to a policy', async ({ page }) => {
      await open(page, '/');
      await page.getByRole('link', { name: /^乳幼児/ }).click();
      await expect(page).toHaveURL(/\/policies\?life-stage=infant$/);
      await expect(find.naming(page).first()).toBeVisible();
      await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
      await page.locator('.policy-card__link').first().click();
      await expect(page.locator('.policy-page')).toBeVisible();
    });

    test('a chosen group of the filter leads to its list', async ({ page }) => {
      await open(page, '/policies');
      if (await find.panel(page).isVisible()) await find.panel(page).click();
      await find.choice(page, 'chapter', 'living').check();
      await page.locator('.filter-panel').getByRole('button', { name: 'しぼる' }).click();
      // The form sends the empty words along.
      await expect(page).toHaveURL(/chapter=living/);
      await expect(find.heading(page)).toBeVisible();
      await expect(find.choice(page, 'chapter', 'living')).toBeChecked();
      expect(await find.cards(page).count()).toBeLessThan(43);
    });

    test('an opinion is written step by step and answered with a receipt', async ({ page, server }) => {
      const words = action.uniqueWords();
      await open(page, '/policies/2-2');
      await page.getByRole('link', { name: 'この施策に意見を送る' }).first().click();
      await check.atStep(page, 'text');
      await expect(find.subject(page)).toHaveValue('000-2-2');
      await expect(page.getByText('への意見')).toBeVisible();
      await fill(page, `${words}\n二行目`, scripts);
      await expect(page.getByRole('heading', { name: 'この内容で送りますか' })).toBeVisible();
      for (const answer of [/2-2/, '要望', `${words}\n二行目`, 'いいえ']) {
        await expect(page.locator('.check-list__value', { hasText: answer }).first()).toBeVisible();
      }
      if (scripts) await check.accessible(page);
      await find.send(page).click();
      await expect(find.receipt(page)).toHaveText(check.RECEIPT);
      const receipt = await find.receipt(page).innerText();
      // The answer to the form is the one page that the server shows the code on.
      await expect(page).toHaveURL(scripts ? new RegExp(`/opinions/${receipt}$`) : /\/opinions$/);
      await expect(find.controlCode(page)).toHaveText(check.CONTROL_CODE);
      const code = await find.controlCode(page).innerText();
      await expect(find.standing(page)).toContainText('試しに送りました');
      await expect(page.locator('.check-list__value', { hasText: /^施策 2-2 / })).toBeVisible();
      const qr = page.getByRole('img', { name: 'このページを開くQRコード' });
      expect((await page.request.get((await qr.getAttribute('src'))!)).ok()).toBe(true);

      // Once more with the same form: the same opinion. Without scripts, a reload posts it again.
      if (scripts) {
        await page.goBack();
        await expect(find.send(page)).toBeVisible();
        await find.send(page).click();
        await expect(find.receipt(page)).toHaveText(receipt);
      }
      await page.reload();
      await expect(find.receipt(page)).toHaveText(receipt);
      await expect(find.controlCode(page)).toHaveText(code);
      expect(await server.stored(words)).toBe(1);

      // Taken back there with what stands in the form already, and given again by hand.
      await page.getByText('この意見を取り下げる', { exact: true }).click();
      await page.getByRole('checkbox', { name: 'この意見を取り下げます' }).check();
      await expect(page.getByLabel('控えコード')).toHaveValue(code);
      await page.getByRole('button', { name: '取り下げる', exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/opinions/${receipt}$`));
      await expect(find.standing(page)).toContainText('取り下げました');
      await page.getByLabel('控えコード').fill(` ${code.toLowerCase().replace('-', ' ')} `);
      await page.getByRole('button', { name: '元に戻す' }).click();
      await expect(find.standing(page)).toContainText('試しに送りました');
    });

    test('what is wrong comes back with everything typed', async ({ page, troubles }) => {
      troubles.expect(/422/);
      const words = action.uniqueWords();
      await open(page, '/opinions/new?about=goal-1');
      await fill(page, `\n${words} <b>"&amp;`, scripts, 'わたし');
      if (scripts) await find.send(page).click();
      await expect(page.getByRole('alert')).toContainText('まだ送られていません');
      await expect(find.contact(page)).toHaveValue('わたし');
      await expect(find.contact(page)).toHaveAttribute('aria-invalid', 'true');
      await expect(find.contact(page)).toHaveAccessibleDescription(/メールアドレスは/);
      await expect(find.text(page)).toHaveValue(`\n${words} <b>"&amp;`);
      await expect(find.subject(page)).toHaveValue('goal-1');
      await expect(find.kind(page, '要望')).toBeChecked();
      await page.getByRole('link', { name: /^メールアドレスは/ }).click();
      await expect(find.contact(page)).toBeFocused();
      await expect(page).toHaveTitle(/^エラー：/);
      if (scripts) await check.accessible(page);
      await check.fitsItsWidth(page);
      await find.contact(page).fill('name@example.jp');
      await find.send(page).click();
      await expect(find.receipt(page)).toHaveText(check.RECEIPT);
    });

    test('an empty form comes back with each thing that is missing', async ({ page, troubles }) => {
      troubles.expect(/422/);
      await open(page, '/opinions/new#check');
      await (scripts ? find.send(page) : checkIt(page)).click();
      await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
    });

    test('a receipt is followed by the form', async ({ page, troubles }) => {
      const stored = await page.request.post('/api/opinions', {
        headers: { 'Idempotency-Key': crypto.randomUUID() },
        data: { subject: 'plan', kind: 'proposal', text: action.uniqueWords() },
      });
      const { receipt } = (await stored.json()) as { receipt: string };
      await open(page, '/opinions');
      await page.getByLabel('受付番号').fill(` ${receipt.toLowerCase().replaceAll('-', '')} `);
      await page.getByRole('button', { name: '対応状況を見る' }).click();
      await expect(find.receipt(page)).toHaveText(receipt);
      await expect(page).toHaveURL(new RegExp(`/opinions/${receipt}$`));

      troubles.expect(/404/);
      await open(page, '/opinions');
      await page.getByLabel('受付番号').fill('7K3/..?#<b>');
      await page.getByRole('button', { name: '対応状況を見る' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page.getByLabel('受付番号')).toHaveValue('7K3/..?#<b>');
    });
  });
}

test.describe('with scripts and without WebAssembly', () => {
  test.beforeEach(async ({ page, troubles }) => {
    troubles.expect(/WebAssembly/);
    await page.addInitScript(() => {
      delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
    });
  });

  test('the check page shows what was answered, as it is changed', async ({ page }) => {
    await open(page, '/opinions/new');
    await fill(page, '前のことば', true, 'name@example.jp', '000-2-2');
    await expect(find.answer(page, 'subject')).toHaveText(/^2-2 /);
    await expect(find.answer(page, 'kind')).toHaveText('要望');
    await expect(find.answer(page, 'text')).toHaveText('前のことば');
    await expect(find.answer(page, 'life-stage')).toBeHidden();
    await expect(page.locator('#unanswered')).toHaveText(/^答えていない項目：ライフステージ、/);
    await expect(find.answer(page, 'may-publish')).toHaveText('いいえ');
    await expect(find.answer(page, 'contact')).toHaveText('name@example.jp');
    await page.getByRole('link', { name: /^直す\s*（ご意見）$/ }).click();
    await find.text(page).fill('後のことば');
    await page.goto('/opinions/new#you');
    await page.getByRole('checkbox', { name: /公開してもよい/ }).check();
    await find.next(page).click();
    await expect(find.answer(page, 'text')).toHaveText('後のことば');
    await expect(find.answer(page, 'may-publish')).toContainText('公開してもよい');
  });

  test('a reload keeps what was typed, and a form that was sent is not filled in again', async ({ page }) => {
    const words = action.uniqueWords();
    await open(page, '/opinions/new?about=plan');
    await fill(page, words, true);
    await page.reload();
    await check.atStep(page, 'check');
    await expect(find.answer(page, 'text')).toHaveText(words);
    await expect(find.answer(page, 'kind')).toHaveText('要望');
    await action.formIsOldEnough(page);
    await find.send(page).click();
    await expect(page).toHaveURL(/\/opinions\/[0-9A-Z-]+$/);
    await open(page, '/opinions/new#text');
    await page.reload();
    await expect(find.text(page)).toHaveValue('');
  });

  test('a step that needs an answer waits for it', async ({ page }) => {
    await open(page, '/opinions/new');
    await find.next(page).click();
    await expect(find.text(page)).toBeFocused();
    await check.atStep(page, 'text');
    await find.text(page).fill('ことば');
    await action.goOn(page, 'about');
    await find.next(page).click();
    await expect(find.doors(page)).toBeFocused();
    await action.choose(page, 'undecided');
    await find.next(page).click();
    await check.atStep(page, 'about');
    await find.kind(page, '要望').check();
    await action.goOn(page, 'you');
    await expect(page).toHaveTitle(/^よければ、教えてください｜意見を送る｜/);
  });
});

test('who waits for the app reads that, and nothing moves when it comes', async ({ page }) => {
  const letGo = await action.hold(page, '**/*.wasm');
  await page.clock.install();
  await page.goto('/policies/2-2', { waitUntil: 'domcontentloaded' });
  const told = page.getByText('準備に時間がかかっています');
  await expect(told).toBeHidden();
  const top = () => find.heading(page).evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  await page.clock.runFor(10_000);
  await expect(told).toBeVisible();
  expect(await top()).toBe(before);
  letGo();
  await page.clock.resume();
  await action.ready(page);
  await expect(told).toBeHidden();
  expect(await top()).toBe(before);
});

for (const query of ['life-stage=infant&utm_source=line', 'fbclid=IwAR0_x&life-stage=infant', 'openExternalBrowser=1&life-stage=infant']) {
  test(`without the app, ${query} shows the list that was promised`, async ({ page, troubles }) => {
    troubles.expect(/\.wasm|Failed to fetch/);
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(`/policies?${query}`);
    await expect(page.locator('.app-failure:visible')).toHaveCount(1);
    await expect(find.choice(page, 'life-stage', 'infant')).toBeChecked();
    await expect(find.liveCount(page)).toHaveText(/のことが書かれた施策 \d+、/);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/policies\?life-stage=infant$/);
  });
}

test('WebAssembly that never arrives leaves the page as it was', async ({ page, troubles }) => {
  troubles.expect(/\.wasm|Failed to fetch/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/policies/2-2');
  await expect(page.locator('.app-failure:visible')).toHaveCount(1);
  await expect(page.locator('.policy-page')).toBeVisible();
});

test('a browser that cannot load the loader keeps the page', async ({ page, troubles }) => {
  troubles.expect(/\.js|Failed to fetch/);
  await page.route('**/assets/app-*.js', (route) => route.abort());
  await page.goto('/opinions/new');
  await expect(page.locator('.app-failure:visible')).toHaveCount(1);
  await check.atStep(page, 'text');
});

test('WebAssembly that is cut short leaves the page as it was', async ({ page, troubles }) => {
  troubles.expect(/wasm|Wasm|WebAssembly|CompileError/i);
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1]) }),
  );
  await page.goto('/policies/2-2');
  await expect(page.locator('.app-failure:visible')).toHaveCount(1);
  await expect(page.locator('.policy-page')).toBeVisible();
});
