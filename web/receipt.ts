// Runs on the pages that the server writes for a receipt, and then starts the app, where the page has it.
// It comes first, because the app goes by the address: the answer to a form has the form's. Where this
// script does not come, the page stays as the server wrote it, which is enough for everything.

import { Attribute, Class, Dataset, FormField, Storage } from "./contract.ts";
import { CODE } from "./control-code.ts";
import { wordsOf } from "./words.ts";

/** A receipt on this device, as the app's outbox keeps it. */
type Sent = { receipt: string; about: string; received_at: string; control_code?: string; key?: string };

const page = document.querySelector<HTMLElement>(`[${Attribute.RECEIPT}]`);
if (page) begin(page, page.dataset[Dataset.RECEIPT]!);

function begin(page: HTMLElement, receipt: string): void {
  const fragment = location.hash.slice(1);
  const isCode = CODE.test(fragment);
  // A code is read once; no step of the history and no shared address has it.
  const language = location.pathname.split("/opinions")[0];
  history.replaceState(history.state, "", `${language}/opinions/${receipt}${isCode ? "" : location.hash}`);
  const shown = page.querySelector(`.${Class.CONTROL_CODE}`);
  if (!shown) return;
  const receipts = kept();
  const known = receipts.find((sent) => sent.receipt === receipt);
  if (CODE.test(shown.textContent!)) {
    keep(page, receipts, known, shown.textContent!);
  } else if (known?.control_code) {
    fillIn(page, shown, known.control_code, known.key);
  } else if (isCode) {
    fillIn(page, shown, fragment, "");
    keep(page, receipts, known, fragment);
  }
}

/** Puts the code where the page of its sender has it. As markup: it is not what a reader entered. */
function fillIn(page: HTMLElement, shown: Element, code: string, key = ""): void {
  shown.textContent = code;
  for (const [name, value] of Object.entries({ [FormField.CONTROL_CODE]: code, [FormField.KEY]: key })) {
    for (const field of page.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
      // What was typed and refused stays.
      if (!field.value) field.setAttribute("value", value);
    }
  }
}

/** The receipts on this device; a kiosk keeps none. */
function kept(): Sent[] {
  try {
    return JSON.parse(localStorage.getItem(Storage.RECEIPTS)!) ?? [];
  } catch {
    return [];
  }
}

function keep(page: HTMLElement, receipts: Sent[], known: Sent | undefined, code: string): void {
  if (Dataset.KIOSK in document.documentElement.dataset) return;
  const sent = known ?? {
    receipt: page.dataset[Dataset.RECEIPT]!,
    about: wordsOf(page.querySelector(`.${Class.CHECKED_VALUE}`)!),
    received_at: page.querySelector<HTMLTimeElement>(`.${Class.STATUS_TIME}`)!.dateTime,
  };
  sent.control_code ||= code;
  sent.key ||= page.querySelector<HTMLInputElement>(`[name="${FormField.KEY}"]`)?.value ?? "";
  if (!known) receipts.unshift(sent);
  try {
    localStorage.setItem(Storage.RECEIPTS, JSON.stringify(receipts));
  } catch (error) {
    // Storage is refused or full; the page shows the code all the same.
    console.warn(error);
  }
}

if (!(Dataset.FAILED in document.documentElement.dataset)) import(ASSETS.boot);
