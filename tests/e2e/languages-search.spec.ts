// Filter and search in other languages: what a reader chooses or types is answered without scripts.

import * as check from './support/check';
import { expect, test } from './support/test';

test.use({ javaScriptEnabled: false, viewport: check.PHONE });

for (const { path, home, stage, named, everyone } of [
  { path: '/en', home: 'Raising children', stage: 'parenting', named: 'Policies that mention this', everyone: 'Policies for everyone' },
  { path: '/zh-hans', home: '育儿', stage: 'parenting', named: '提到所选内容的施策', everyone: '与所有人有关的施策' },
  { path: '/ko', home: '육아', stage: 'parenting', named: '이 내용이 나오는 시책', everyone: '모든 사람과 관련된 시책' },
])
  test(`a stage of life leads from ${path} to the policies that name it, the others folded`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('link', { name: home, exact: true }).click();
    await expect(page).toHaveURL(`${path}/policies?life-stage=${stage}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(home);
    await expect(page.getByRole('heading', { name: named })).toBeVisible();
    await expect(page.locator(`a[href="${path}/policies/2-2"]`)).toBeVisible();
    await expect(page.getByRole('heading', { name: everyone })).toBeVisible();
    const folded = page.locator('.chapter-fold').first();
    await expect(folded.getByRole('listitem').first()).toBeHidden();
    await folded.locator('summary').click();
    await expect(folded.getByRole('listitem').first()).toBeVisible();
    await check.fitsEveryPhone(page);
  });

test('several choices are made together, and each is taken back', async ({ page }) => {
  await page.goto('/en/policies');
  await page.getByText('Narrow the list').click();
  await page.getByRole('checkbox', { name: /^Foreign residents/ }).check();
  await page.getByRole('checkbox', { name: /^Co-creation of people/ }).check();
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL('/en/policies?situation=foreign&chapter=people');
  await page.getByRole('link', { name: /^Foreign residents.*\(remove\)/ }).click();
  await expect(page).toHaveURL('/en/policies?chapter=people');
  await expect(page.getByRole('link', { name: /Children and young people/ })).toBeVisible();
});

for (const { path, button, words, title } of [
  { path: '/en', button: 'Search', words: 'garbage', title: 'Waste' },
  { path: '/zh-hans', button: '搜索', words: '垃圾', title: '废弃物' },
  { path: '/ko', button: '검색', words: '쓰레기', title: '폐기물' },
])
  test(`words find a policy from the head of ${path}, and so do Japanese ones`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page).toHaveURL(`${path}/search?q=${encodeURIComponent(words)}`);
    await expect(page.getByRole('searchbox')).toHaveValue(words);
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveAttribute('href', `${path}/policies/3-4`);
    await check.fitsEveryPhone(page);
    await page.getByRole('searchbox').fill('ごみ');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveAttribute('href', `${path}/policies/3-4`);
    await expect(page.locator('.hit__excerpt').first()).toHaveAttribute('lang', 'ja');
  });

test('words in kana find a policy from home in easy Japanese, and so do the city’s', async ({ page }) => {
  await page.goto('/easy');
  await page.getByRole('searchbox').fill('きゅうきゅうしゃ');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(`/easy/search?q=${encodeURIComponent('きゅうきゅうしゃ')}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja-simple');
  await expect(page.getByRole('searchbox')).toHaveValue('きゅうきゅうしゃ');
  await expect(page.locator('.easy__policy a').first()).toHaveAttribute('href', '/easy/policies/3-14');
  await check.fitsEveryPhone(page);
  await page.getByRole('searchbox').fill('待機児童');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.locator('.easy__policy a').first()).toHaveAttribute('href', '/easy/policies/2-2');
  await page.goto('/easy/search?q=xyzzy');
  await expect(page.getByRole('status')).toHaveText('ありませんでした。');
  await page.goto('/easy/search');
  await check.fitsEveryPhone(page);
});

test('where nothing is found, asked or too much is asked, the page says what to do', async ({ page }) => {
  await page.goto('/en/search');
  await expect(page.getByText('Type words in the field at the top of the page.')).toBeVisible();
  await page.goto('/en/search?q=%20');
  await expect(page.getByText('Type words in the field at the top of the page.')).toBeVisible();
  await page.goto('/en/search?q=xyzzy');
  await expect(page.getByRole('status')).toHaveText('Nothing was found.');
  await expect(page.getByRole('link', { name: 'Look through the list of policies' })).toBeVisible();
  await page.goto(`/en/search?q=${'garbage+'.repeat(40)}`);
  await expect(page.getByText('Only the first 100 characters were searched for.')).toBeVisible();
});

test('the search of a Japanese page leads to the same words in another language', async ({ page }) => {
  await page.goto('/search?q=%E3%81%94%E3%81%BF');
  await page.locator('summary').filter({ hasText: 'Language' }).click();
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page).toHaveURL('/en/search?q=%E3%81%94%E3%81%BF');
  await expect(page.getByRole('link', { name: 'Waste', exact: true })).toBeVisible();
});
