// The HTML of one page of each kind, as the server answers with it.

import { ADMINISTRATOR, CONSOLE_KINDS, serverKinds, test } from './support/demonstration';
import { unaccepted } from './support/engine';
import * as nu from './support/nu';
import { LANGUAGES, PAGE_KINDS, kindsIn } from './support/pages';
import * as staff from './support/staff';
import { expect } from './support/test';

test('each kind of page is valid HTML', async ({ page, context }) => {
  test.slow();
  const pages = await nu.answers(context, [...PAGE_KINDS, ...LANGUAGES.flatMap(kindsIn), ...(await serverKinds(context)), '/staff/sign-in']);
  const returned = await context.request.post('/opinions', { form: { text: '電話は0467-23-3000です。' } });
  pages.set('a form that came back', await returned.text());
  await staff.signIn(page, ADMINISTRATOR);
  const console = await nu.answers(context, CONSOLE_KINDS);
  expect(unaccepted(await nu.findings(new Map([...pages, ...console])), nu.ACCEPTED)).toEqual([]);
});
