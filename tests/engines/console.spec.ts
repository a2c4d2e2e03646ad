// The staff's console: an opinion is answered and published, and its writer and everyone read it.

import { randomUUID } from 'node:crypto';

import { PASSWORD } from '../e2e/support/staff';
import type { Visitor } from './support/visitor';
import { expect, test } from './support/test';

async function signIn(visitor: Visitor, name: string): Promise<void> {
  await visitor.driver.get(`${visitor.origin}/staff/sign-in`);
  await visitor.fill('input[name="name"]', name);
  await visitor.fill('input[name="password"]', PASSWORD);
  await visitor.click('button', 'サインイン');
  await visitor.reads('h1', '意見の一覧');
}

test('an opinion is answered after its preview, published, and read by everyone', async ({ visitor, server }) => {
  const clerk = `clerk-${test.info().project.name}`;
  await server.addStaff(clerk, 'publisher', PASSWORD);
  const words = `${test.info().project.name}からの声`;
  const sent = await fetch(`${server.origin}/api/opinions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ subject: '000-2-2', kind: 'proposal', text: words, may_publish: true }),
  });
  expect(sent.status).toBe(201);
  const { receipt } = (await sent.json()) as { receipt: string };

  await signIn(visitor, clerk);
  await visitor.click('.queue__item a');
  await visitor.reads('h1', /^\d+番の意見$/);
  expect(await visitor.text('main')).toContain(words);
  await visitor.choose('select[name="outcome"]', 'adopted');
  const answer = '居場所を二つ増やします。';
  await visitor.fill('textarea[name="answer"]', answer);
  await visitor.click('button', '見え方を確かめる');
  await visitor.reads('.staff__preview', new RegExp(answer));
  await visitor.click('button', 'この内容で回答する');
  await visitor.reads('.staff__done', /回答しました/);
  await visitor.click('button', '公開する');
  await visitor.reads('.staff__done', '公開しました。');
  await visitor.click('button', 'サインアウト');
  await visitor.isAt('/staff/sign-in');

  await visitor.open(`/opinions/${receipt}`);
  await visitor.reads('main', new RegExp(answer));
  await visitor.open('/voices');
  await visitor.reads('.voice-list__item', new RegExp(words));
});
