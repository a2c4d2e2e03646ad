// The glossary: its field narrows the terms, and without scripts its groups lead to all of them.

import * as action from './support/action';
import { expect, test } from './support/test';

test('what is typed leaves the terms whose name or reading has it, in their open groups', async ({ page }) => {
  await action.open(page, '/glossary');
  const field = page.getByRole('searchbox', { name: '用語をさがす（よみでも）' });
  const shown = page.locator('.glossary__term:visible');
  await expect(shown).toHaveCount(0);
  await field.fill('らいふすてーじ');
  await expect(shown.first()).toContainText('ライフステージ');
  await expect(page.locator('#glossary-count')).toHaveText(/^\d+の用語があります。$/);
  await field.fill('ありえない用語');
  await expect(shown).toHaveCount(0);
  await expect(page.locator('#glossary-count')).toHaveText('0の用語があります。');
  await field.fill('');
  await expect(page.locator('.glossary-groups > details:visible')).not.toHaveCount(0);
  await expect(shown).toHaveCount(0);
});

test('what was typed before its script came narrows the terms, too', async ({ page }) => {
  const letGo = await action.hold(page, '**/glossary-*.js');
  await action.open(page, '/glossary');
  await page.getByRole('searchbox', { name: '用語をさがす（よみでも）' }).fill('らいふすてーじ');
  letGo();
  await expect(page.locator('.glossary__term:visible').first()).toContainText('ライフステージ');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('no field stands where nothing would answer', async ({ page }) => {
    await page.goto('/glossary');
    await expect(page.getByRole('searchbox', { name: '用語をさがす（よみでも）' })).toBeHidden();
    await expect(page.locator('.glossary-groups > details').first()).toBeVisible();
  });
});
