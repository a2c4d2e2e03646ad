// What a kiosk tells and asks its visitor.

import { dialog, find, here, isPage } from "./page.ts";

export function show(dialog: HTMLDialogElement): void {
  for (const note of dialog.querySelectorAll<HTMLElement>('[data-for="unsent"]')) note.hidden = !unsent().length;
  if (!dialog.open) dialog.showModal();
}

/** The idempotency keys of what was sent and not acknowledged. */
export function unsent(): string[] {
  return document.querySelector<HTMLElement>("[data-keys]")?.dataset.keys!.trim().split(" ") ?? [];
}

export function say(text: string): void {
  find("message-text").textContent = text;
  show(dialog("message"));
}

/** Offers the page, or what cannot be opened here, to the visitor's own phone. */
export function offer(url: URL): void {
  const phone = dialog("phone");
  const kind = isPage(url) ? "page" : url.origin === location.origin ? "file" : "outside";
  for (const text of phone.querySelectorAll<HTMLElement>("[data-for]")) text.hidden = text.dataset.for !== kind;
  const path = kind === "outside" ? here() : url.pathname + url.search + url.hash;
  find<HTMLImageElement>("code").src = `/api/qr.svg?path=${encodeURIComponent(path)}`;
  show(phone);
}
