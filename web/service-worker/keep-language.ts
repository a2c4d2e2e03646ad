// Keeps the pages of the reader's language on the device, beside those in Japanese, to be read offline. On
// pages in other languages, which go without the app and without what it registers.

import { WorkerMessage } from "./message.ts";

// Not there without TLS.
const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;

async function keep(container: ServiceWorkerContainer): Promise<void> {
  await container.register("/sw.js");
  const { active } = await container.ready;
  for (const message of [WorkerMessage.KEEP_LANGUAGE, WorkerMessage.KEEP_EVERY_PAGE]) active!.postMessage(message);
}

// The page comes first, and who saves data keeps nothing. Nor does a browser that refuses: then the site is
// read from the network as before.
if (container && !navigator.connection?.saveData) addEventListener("load", () => keep(container).catch(console.warn));
