// The end of a visit.

import { Dataset, Id, KioskCase, KioskId } from "../contract.ts";
import { forgetWay } from "./history.ts";
import { START, ask, find, isReachable, load } from "./page.ts";
import { forget, holdsOwn } from "./storage.ts";

/** How often an ended visit looks whether the server is back. */
const RETRY = 5_000;
/** How often it is asked to withdraw what an ended visit took back. */
const WITHDRAWALS_MAX = 12;

let hasEnded = false;

const pause = () => new Promise((resolve) => setTimeout(resolve, RETRY));

/**
 * Leaves nothing of the visit: covers it at once, forgets, and begins the next. What its writer
 * took back under these keys may have arrived, and is then withdrawn.
 */
export async function erase(keys: readonly string[] = []): Promise<void> {
  if (hasEnded || holdsOwn) return;
  hasEnded = true;
  for (const dialog of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) dialog.close();
  find(KioskId.COVER).hidden = false;
  document.getElementById(Id.APP)!.remove();
  document.title = "";
  history.replaceState(null, "", START);
  forgetWay();
  // What waited to be sent is not sent after its writer was told that it is gone.
  self.fetch = () => Promise.reject(new TypeError("the visit has ended"));
  self.speechSynthesis?.cancel();
  await forget();
  while (!(await isReachable())) {
    for (const text of find(KioskId.COVER).children as HTMLCollectionOf<HTMLElement>) text.hidden = text.dataset[Dataset.FOR] !== KioskCase.OFFLINE;
    await pause();
  }
  for (const key of keys) await withdraw(key);
  load(START);
}

async function withdraw(key: string): Promise<void> {
  for (let times = 0; times < WITHDRAWALS_MAX; times += 1) {
    try {
      const { status } = await ask("/api/opinions/withdraw", { method: "POST", headers: { "Idempotency-Key": key } });
      if (status < 500 && status !== 429) return;
    } catch {
      // The connection is gone again.
    }
    await pause();
  }
}
