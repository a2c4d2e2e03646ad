// An opinion, from the policy that it is about to its receipt.

import { RECEIPT } from '../e2e/support/check';
import { fillForm, send } from './support/opinion';
import { expect, test } from './support/test';

test('an opinion about a policy is written step by step and sent, and its receipt shows what became of it', async ({ visitor, server }) => {
  await visitor.open('/policies/2-2');
  const about = await visitor.text('h1');
  await visitor.click('a[href="/opinions/new?about=000-2-2"]');
  await visitor.arrivesAt('意見を送る');
  const words = `${test.info().project.name}で書いた意見`;
  await fillForm(visitor, words);
  await visitor.reads('#answer-subject', `施策 ${about}`);
  await visitor.reads('#answer-kind', '提案');
  await visitor.reads('#answer-text', words);
  // Back is the step before, with what was said there.
  await visitor.back();
  await visitor.sees('#you-question');
  await visitor.forward();
  await visitor.sees('#check-question');

  const receipt = await send(visitor);
  expect(receipt).toMatch(RECEIPT);
  await visitor.isAt(`/opinions/${receipt}`);
  await visitor.sees('.track__stop[aria-current="step"]');
  expect(await server.stored(words)).toBe(1);

  await visitor.click('a.header__link[href="/opinions"]');
  await visitor.arrivesAt('意見の行方をたどる');
  await visitor.fill('#receipt', receipt.toLowerCase().replaceAll('-', ' '));
  await visitor.click('button', '対応状況を見る');
  await visitor.isAt(`/opinions/${receipt}`);
  await visitor.reads('.receipt-number__value', receipt);
});

test('on a phone a receipt breaks between its two halves alone', async ({ visitor }) => {
  await visitor.open('/opinions/new?about=plan');
  await fillForm(visitor, '電話で書いた意見');
  await send(visitor);
  for (const width of [320, 360, 412, 700]) {
    await visitor.resize(width, 740);
    const lines = await visitor.evaluate((width) => {
      // Neither engine's window becomes as narrow as a phone.
      document.body.style.width = `${width}px`;
      const body = document.body.getBoundingClientRect();
      return [...document.querySelectorAll('.receipt-number__line')].map((half) => {
        const { left, right } = half.getBoundingClientRect();
        return { rows: half.getClientRects().length, sticksOut: left < body.left || right > body.right };
      });
    }, width);
    expect(lines, `${width} px`).toEqual([{ rows: 1, sticksOut: false }, { rows: 1, sticksOut: false }]);
  }
});
