// Letters of another size for as long as a visit lasts.

import { Attribute, Dataset, KioskAction, Storage } from "../contract.ts";
import { invites, root } from "./page.ts";

const CONTROLS = `button[${Attribute.KIOSK}="${KioskAction.SIZE}"]`;

/** Sets letters in a size by its name, which is empty for the standard one. */
export function setTextSize(size: string): void {
  if (size) root.dataset[Dataset.KIOSK_SIZE] = size;
  else delete root.dataset[Dataset.KIOSK_SIZE];
  for (const control of document.querySelectorAll<HTMLButtonElement>(CONTROLS)) control.ariaPressed = `${control.value === size}`;
  try {
    if (size) sessionStorage.setItem(Storage.KIOSK_SIZE, size);
    else sessionStorage.removeItem(Storage.KIOSK_SIZE);
  } catch {
    // Without storage, the size lasts until the next page that the server writes.
  }
}

try {
  const asked = sessionStorage.getItem(Storage.KIOSK_SIZE);
  if (asked) setTextSize(invites() ? "" : asked);
} catch {
  // Nothing is kept, and so nothing was asked for.
}
