// Sends what waits in the outbox when no page does. Each goes under its idempotency key, so that
// the app, which asks again when it is opened next, gets the same receipt and shows it.

import { WorkerMessage } from "./message.ts";
import { type Waiting, inMirror } from "./outbox-mirror.ts";

declare const self: ServiceWorkerGlobalScope;

/** How long a page may take to answer, in milliseconds. One that the browser has frozen never does. */
const ANSWER_MAX = 3_000;
/** How often a page is left to send, and how long each time, in milliseconds: it may just be closing. */
const PAGE_TURNS = 3;
const PAGE_TURN = 10_000;
/** How long the endpoint may take, in milliseconds. */
const REQUEST_MAX = 20_000;

/** Fails, for the browser to try again later, where something is left. */
export async function sendOutbox(): Promise<void> {
  for (let turns = 0; ; ) {
    // Read each time: a page may have been opened meanwhile, and its reader taken something back.
    const waiting: Waiting | undefined = await inMirror("readonly", (store) => store.get(IDBKeyRange.lowerBound("")));
    if (!waiting) return;
    if (await aPageSends()) {
      if (turns === PAGE_TURNS) throw new Error("a page of the site is open, and sends what waits");
      turns += 1;
      await pause(PAGE_TURN);
      continue;
    }
    await send(waiting);
    await inMirror("readwrite", (store) => store.delete(waiting.key));
  }
}

/** Whether a page of the site is open that sends what waits. It is asked to do so now. */
async function aPageSends(): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!pages.length) return false;
  const answers = pages.map(
    (page) =>
      new Promise<boolean>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(true);
        page.postMessage(WorkerMessage.SEND_OUTBOX, [port2]);
      }),
  );
  return Promise.race([...answers, pause(ANSWER_MAX).then(() => false)]);
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Sends or withdraws an opinion; fails unless the endpoint has said what became of it. */
async function send({ key, body }: Waiting): Promise<void> {
  const response = await fetch(body ? "/api/opinions" : "/api/opinions/withdraw", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: body ?? "",
    signal: AbortSignal.timeout(REQUEST_MAX),
  });
  const { status } = response;
  // A proxy's page or a network's sign-in is no JSON.
  const answer = await response.json();
  const isFinal = response.ok ? answer.receipt || answer.status : answer.type && status < 500 && status !== 408 && status !== 429;
  if (!isFinal) throw new Error(`an opinion waits: ${status}`);
}
