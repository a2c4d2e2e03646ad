// A visit that nobody goes on with ends by itself, after a warning.

import { KioskId } from "../contract.ts";
import { show } from "./dialogs.ts";
import { erase } from "./ending.ts";
import { START, dialog, find, invites, isReachable, load } from "./page.ts";
import { holdsOwn } from "./storage.ts";

const IDLE = 120_000;
const WARNING = 60_000;
/** How long left is read out, in seconds; said each second, it would drown the rest. */
const SAID = [10, 30, 60];
/** How often a kiosk that waits looks for a new release. */
const RENEWAL = 600_000;

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
  // By the clock on the wall: a device that slept ends the visit as it wakes.
  const idle = Date.now() - last;
  if (holdsOwn) return;
  if (invites()) {
    if (idle > RENEWAL) renew();
  } else if (idle >= IDLE + WARNING) {
    erase();
  } else if (idle >= IDLE) {
    warn(Math.ceil((IDLE + WARNING - idle) / 1_000));
  }
}, 1_000);

/** What was read out last. What stands on the page may be a browser's translation of it. */
let said: number | undefined;

function warn(left: number): void {
  const due = SAID.find((seconds) => left <= seconds);
  show(dialog(KioskId.IDLE));
  find(KioskId.LEFT).textContent = `${left}`;
  if (due !== said) find(KioskId.SAID).textContent = `あと${due}秒で消えます。`;
  said = due;
}

async function renew(): Promise<void> {
  touched();
  if (await isReachable()) load(START);
}
