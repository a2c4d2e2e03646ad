// What a kiosk tells and asks its visitor.

import { Attribute, Dataset, KioskCase, KioskId } from "../contract.ts";
import { dialog, find, here, isPage } from "./page.ts";

export function show(dialog: HTMLDialogElement): void {
  for (const note of dialog.querySelectorAll<HTMLElement>(`[${Attribute.FOR}="${KioskCase.UNSENT}"]`)) note.hidden = !unsent().length;
  if (!dialog.open) dialog.showModal();
}

/** The idempotency keys of what was sent and not acknowledged. */
export function unsent(): string[] {
  return document.querySelector<HTMLElement>(`[${Attribute.KEYS}]`)?.dataset[Dataset.KEYS]!.trim().split(" ") ?? [];
}

/** Says what the server said, or what the page says in such a case. */
export function say(what: { text: string } | { case: KioskCase }): void {
  const shown = find(KioskId.MESSAGE_TEXT);
  const message = dialog(KioskId.MESSAGE);
  if ("text" in what) shown.textContent = what.text;
  else shown.innerHTML = message.querySelector(`[${Attribute.FOR}="${what.case}"]`)!.innerHTML;
  show(message);
}

/** Offers the page, or what cannot be opened here, to the visitor's own phone. */
export function offer(url: URL): void {
  const phone = dialog(KioskId.PHONE);
  const kind = isPage(url) ? KioskCase.PAGE : url.origin === location.origin ? KioskCase.FILE : KioskCase.OUTSIDE;
  for (const text of phone.querySelectorAll<HTMLElement>(`[${Attribute.FOR}]`)) text.hidden = text.dataset[Dataset.FOR] !== kind;
  const path = kind === KioskCase.OUTSIDE ? here() : url.pathname + url.search + url.hash;
  find<HTMLImageElement>(KioskId.CODE).src = `/api/qr.svg?path=${encodeURIComponent(path)}`;
  show(phone);
}
