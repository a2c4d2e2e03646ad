// A kiosk keeps nothing. What is kept on a device was written before it became one, and is erased
// only by who says so; until then no visit begins, and none ends.

import { Storage } from "../contract.ts";
import { ask } from "./page.ts";

/** Under which keys somebody's own is kept, besides drafts. */
const OWN: readonly string[] = [Storage.OUTBOX, Storage.RECEIPTS, Storage.FIRST_RELEASE_DRAFT];

/** Whether the device has what was somebody's own. */
export let holdsOwn = holdsReceiptOrOpinion();

function holdsReceiptOrOpinion(): boolean {
  try {
    return Object.entries({ ...sessionStorage, ...localStorage }).some(
      ([name, value]) => (OWN.includes(name) || name.startsWith(Storage.DRAFT_PREFIX)) && value !== "[]",
    );
  } catch {
    // A browser that refuses storage has kept nothing.
    return false;
  }
}

/** How long a browser may take to forget, in milliseconds: one that never says that it has holds nobody up. */
const FORGETTING_MAX = 2_000;

/** Erases what was somebody's own, who said so. */
export async function clearOwn(): Promise<void> {
  await forget();
  holdsOwn = false;
}

/** Empties all storage of this origin that a script can reach; the browser, told by the server, empties the rest. */
export async function forget(): Promise<void> {
  const jobs: (() => unknown)[] = [
    () => localStorage.clear(),
    () => sessionStorage.clear(),
    () => navigator.clipboard?.writeText(""),
    () => {
      for (const name of document.cookie.split(/=[^;]*;? ?/)) document.cookie = `${name}=; Max-Age=0; Path=/`;
    },
    async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))),
    async () => (await indexedDB.databases()).forEach(({ name }) => indexedDB.deleteDatabase(name!)),
    retire,
    () => ask("/kiosk/end", { method: "POST" }),
  ];
  const forgotten = Promise.allSettled(jobs.map(async (job) => job()));
  await Promise.race([forgotten, new Promise((resolve) => setTimeout(resolve, FORGETTING_MAX))]);
}

/** Sends away a service worker of the time before this device was a kiosk. */
export async function retire(): Promise<void> {
  const workers = await navigator.serviceWorker?.getRegistrations();
  await Promise.all((workers ?? []).map((worker) => worker.unregister()));
}
