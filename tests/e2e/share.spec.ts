// A page's address, handed on.

import * as action from './support/action';
import { expect, test } from './support/test';

test('a page is shared by the sheet of the device, or else its address is copied', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    Object.assign(navigator, { share: undefined });
  });
  await action.open(page, '/search?q=%E9%98%B2%E7%81%BD');
  const open = () => page.locator('summary', { hasText: '共有' }).click();
  const share = page.getByRole('button', { name: 'ほかのアプリで送る' });
  await open();
  await share.click();
  await expect(page.getByText('アドレスをコピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.origin}/search?q=%E9%98%B2%E7%81%BD`);

  await action.open(page, '/policies/2-2');
  await page.evaluate(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.assign(navigator, { share: async (what: unknown) => shared.push(what) });
  });
  await open();
  await share.click();
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'shared'))).toEqual([
    { title: await page.title(), url: `${server.origin}/policies/2-2` },
  ]);
});
