// Lets the service worker send what waits once the page is closed, where the browser can: keeps the
// worker's mirror of the outbox, and asks the browser to wake the worker when there is a connection.

import { Answer, Attribute, Id, Storage } from "../contract.ts";
import { WorkerMessage } from "./message.ts";
import { type Waiting, inMirror } from "./outbox-mirror.ts";

/** An opinion in the outbox, as the app keeps it (src/opinions/sent.rs); its other fields are its answers. */
type Kept = { key: string; refusal?: string; withdrawing?: string; [answer: string]: string | undefined };

const root = document.documentElement;

/** What the mirror was last made from. */
let mirrored: string | null = null;

/** Follows the outbox of the app, which is in the page. */
export function followOutbox(container: ServiceWorkerContainer, sync: SyncManager): void {
  let done = Promise.resolve();
  const follow = () => (done = done.then(() => mirror(sync)).catch(console.warn));
  follow();
  // Whatever enters the outbox or leaves it changes its notice.
  new MutationObserver(follow).observe(document.getElementById(Id.OUTBOX_NOTICES)!, { childList: true });
  document.addEventListener("visibilitychange", () => {
    // What the browser gave up trying while the page was open it takes up once more.
    if (document.hidden && root.hasAttribute(Attribute.BACKGROUND_SYNC)) sync.register(Storage.OUTBOX).catch(console.warn);
  });
  container.addEventListener("message", ({ data, ports }) => {
    if (data !== WorkerMessage.SEND_OUTBOX) return;
    ports[0]!.postMessage("");
    dispatchEvent(new Event("online"));
  });
}

async function mirror(sync: SyncManager): Promise<void> {
  const outbox = localStorage.getItem(Storage.OUTBOX);
  // On a device where nothing has ever waited there is nothing to mirror.
  if (outbox === mirrored) return;
  mirrored = outbox;
  let isMirrored = false;
  let left: Waiting[] = [];
  try {
    await inMirror("readwrite", (store) => {
      const cleared = store.clear();
      // Another tab may have changed it since.
      left = waiting();
      left.forEach((waiting) => store.put(waiting));
      return cleared;
    });
    if (left.length) {
      await sync.register(Storage.OUTBOX);
      isMirrored = true;
    }
  } finally {
    if (root.hasAttribute(Attribute.BACKGROUND_SYNC) !== isMirrored) {
      root.toggleAttribute(Attribute.BACKGROUND_SYNC, isMirrored);
      // The app says what becomes of what waits.
      dispatchEvent(new StorageEvent("storage"));
    }
  }
}

/** What waits for a connection, and not for its writer, who has to see first why it was refused. */
function waiting(): Waiting[] {
  const outbox: Kept[] = JSON.parse(localStorage.getItem(Storage.OUTBOX) ?? "[]");
  return outbox
    .filter(({ refusal, withdrawing }) => withdrawing || !refusal)
    .map(({ key, refusal: _, withdrawing, ...answers }) => (withdrawing ? { key } : { key, body: body(answers) }));
}

/** An opinion as the endpoint reads it, and as the app sends it. */
function body(answers: Partial<Record<string, string>>): string {
  const given = Object.entries(answers).filter(([, value]) => value);
  return JSON.stringify(Object.fromEntries(given.map(([name, value]) => [name, name === Answer.MAY_PUBLISH ? value === "true" : value])));
}
