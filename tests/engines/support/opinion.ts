// What a resident does who sends an opinion.

import type { Visitor } from './visitor';

/** Leaves a step of the form for another. */
export async function goOn(visitor: Visitor, from: string, to: string): Promise<void> {
  await visitor.click(`#${from} a[data-leaves]`, '次へ');
  await visitor.sees(`#${to}-question`);
}

/** Fills the form, which knows what it is about, up to the page on which it is checked. */
export async function fillForm(visitor: Visitor, words: string): Promise<void> {
  await visitor.fill('#field-text', words);
  await goOn(visitor, 'text', 'about');
  await visitor.click('label:has(input[name="kind"][value="proposal"])');
  await goOn(visitor, 'about', 'you');
  await goOn(visitor, 'you', 'check');
}

/** Sends what stands on the check page, and gives the receipt. */
export async function send(visitor: Visitor): Promise<string> {
  await visitor.click('button', 'この内容で送る');
  await visitor.sees('.receipt-number__value');
  return visitor.text('.receipt-number__value');
}
