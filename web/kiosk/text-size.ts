// Larger letters for as long as a visit lasts.

import { Attribute, Dataset, KioskAction, Storage } from "../contract.ts";
import { invites, root } from "./page.ts";

/** Makes letters larger, or as they were. */
export function changeTextSize(): void {
  setLarge(!(Dataset.KIOSK_LARGE in root.dataset));
}

function setLarge(isLarge: boolean): void {
  root.toggleAttribute(Attribute.KIOSK_LARGE, isLarge);
  document.querySelector(`[${Attribute.KIOSK}="${KioskAction.LARGE}"]`)!.ariaPressed = `${isLarge}`;
  try {
    if (isLarge) sessionStorage.setItem(Storage.KIOSK_LARGE, "");
    else sessionStorage.removeItem(Storage.KIOSK_LARGE);
  } catch {
    // Without storage, letters are larger until the next page that the server writes.
  }
}

try {
  if (sessionStorage.getItem(Storage.KIOSK_LARGE) !== null) setLarge(!invites());
} catch {
  // Nothing is kept, and so nothing was asked for.
}
