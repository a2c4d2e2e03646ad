// The HTML of one page of each kind, as the server answers with it.

import { ADMINISTRATOR, CONSOLE_KINDS, serverKinds, test } from './support/demonstration';
import { unaccepted } from './support/accepted';
import * as nu from './support/nu';
import { PAGE_KINDS } from './support/pages';
import * as staff from './support/staff';
import { expect } from './support/test';

test('each kind of page is valid HTML', async ({ page, context }) => {
  test.slow();
  const pages = new Map<string, string>();
  const read = async (addresses: string[]) => {
    for (const address of addresses) pages.set(address, await (await context.request.get(address)).text());
  };
  await read([...PAGE_KINDS, ...(await serverKinds(context)), '/staff/sign-in']);
  const returned = await context.request.post('/opinions', { form: { text: '電話は0467-23-3000です。' } });
  pages.set('a form that came back', await returned.text());
  await staff.signIn(page, ADMINISTRATOR);
  await read(CONSOLE_KINDS);
  expect(unaccepted(await nu.findings(pages), nu.ACCEPTED)).toEqual([]);
});
