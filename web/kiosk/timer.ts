// A visit that nobody goes on with ends by itself, after a warning.

import { Dataset, KioskId } from "../contract.ts";
import { show } from "./dialogs.ts";
import { erase } from "./ending.ts";
import { due } from "./idle.ts";
import { START, dialog, find, invites, isReachable, load, root } from "./page.ts";
import { holdsOwn } from "./storage.ts";

let last = Date.now();

/** The visitor is there. */
export function touched(): void {
  last = Date.now();
}

for (const type of ["pointerdown", "touchmove", "wheel", "keydown", "input"]) {
  addEventListener(type, () => dialog(KioskId.IDLE).open || touched(), { capture: true, passive: true });
}
dialog(KioskId.IDLE).addEventListener("cancel", touched);

setInterval(() => {
  if (holdsOwn) return;
  // Who listens touches nothing, and a page that is read aloud has an end.
  if (root.dataset[Dataset.ALOUD] === "speaking") touched();
  // By the clock on the wall: a device that slept ends the visit as it wakes.
  const now = due(Date.now() - last, invites());
  if (now.act === "renew") renew();
  else if (now.act === "erase") erase();
  else if (now.act === "warn") warn(now.left, now.said);
}, 1_000);

/** What was read out last. What stands on the page may be a browser's translation of it. */
let said: number | undefined;

function warn(left: number, toSay: number | undefined): void {
  show(dialog(KioskId.IDLE));
  find(KioskId.LEFT).textContent = `${left}`;
  if (toSay !== said) {
    const place = find(KioskId.SAID);
    place.textContent = place.dataset[Dataset.SAYS]!.replace("{seconds}", `${toSay}`);
  }
  said = toSay;
}

async function renew(): Promise<void> {
  touched();
  if (await isReachable()) load(START);
}
