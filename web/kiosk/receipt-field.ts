// The number of a receipt stands in its field in six groups of three, however it came there: typed,
// by the keys on the screen, or read by a scanner.

import { Query } from "../contract.ts";

const LENGTH = 18;
const PRINTED = /(?:[0-9A-Z]{3}-){5}[0-9A-Z]{3}/;
const SEPARATORS = /[^0-9A-Z]/g;

const field = (): HTMLInputElement | null => document.querySelector(`main input[name="${Query.RECEIPT}"]`);
const plain = (text: string): string => text.normalize("NFKC").toUpperCase();

/** The characters of a number. A scanner may read the address of its page. */
function characters(text: string): string {
  const typed = plain(text);
  return (PRINTED.exec(typed)?.[0] ?? typed).replace(SEPARATORS, "").slice(0, LENGTH);
}

/** Shows the characters, with the caret behind the first `before` of them. */
function write(field: HTMLInputElement, text: string, before: number): void {
  field.value = text.match(/.{1,3}/g)?.join("-") ?? "";
  const caret = before + Math.floor(Math.max(before - 1, 0) / 3);
  field.setSelectionRange(caret, caret);
}

/** Types what a key on the screen has, or takes a character back, where the caret is. */
export function press(key: string): void {
  const receipt = field();
  if (!receipt) return;
  const [start, end] = [receipt.selectionStart!, receipt.selectionEnd!];
  const before = characters(receipt.value.slice(0, start));
  const after = receipt.value.slice(end).replace(SEPARATORS, "");
  const kept = key || start < end ? before + key : before.slice(0, -1);
  const text = characters(kept + after);
  write(receipt, text, Math.min(kept.length, text.length));
}

addEventListener("input", ({ target, isComposing }: InputEventInit & Event) => {
  const receipt = field();
  if (!receipt || target !== receipt || isComposing) return;
  const typed = characters(receipt.value);
  const caret = receipt.selectionStart!;
  write(receipt, typed, caret === receipt.value.length ? typed.length : characters(receipt.value.slice(0, caret)).length);
});

// The keys are on the page: those of the system would cover them.
addEventListener("focusin", ({ target }) => {
  if (target === field()) (target as HTMLInputElement).inputMode = "none";
});
