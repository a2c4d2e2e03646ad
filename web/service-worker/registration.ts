// Lets the site be read offline, and offers a new release when there is one. Loaded once the app
// answers to the reader, and not in a frame, where there is nothing to install. A kiosk keeps nothing.

import { Dataset } from "../contract.ts";
import { whenReady } from "../ready.ts";
import { followOutbox } from "./background-sync.ts";
import { WorkerMessage } from "./message.ts";

const root = document.documentElement;
// Not there without TLS.
const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
// What takes the place of no worker changes nothing that the page was made from.
let reloads = Boolean(container?.controller);

if (container && !root.dataset[Dataset.KIOSK]) {
  container.addEventListener("controllerchange", () => {
    if (reloads) location.reload();
    reloads = true;
  });
  // Where the browser keeps nothing, the site is read from the network as before.
  container
    .register("/sw.js")
    .then((registration) => follow(container, registration))
    .catch(console.warn);
}

async function follow(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): Promise<void> {
  const { sync } = registration;
  if (sync) whenReady(() => followOutbox(container, sync));
  const found = () => registration.installing?.addEventListener("statechange", offer);
  const offer = () => {
    if (registration.waiting && registration.active) show(registration.waiting);
  };
  registration.addEventListener("updatefound", found);
  found();
  offer();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  // Who saves data keeps the app, and what it needs to filter and to send.
  if (!navigator.connection?.saveData) (await container.ready).active!.postMessage(WorkerMessage.KEEP_EVERY_PAGE);
}

function show(worker: ServiceWorker): void {
  hide();
  const notice = document.createElement("section");
  notice.className = "update-notice";
  notice.ariaLabel = "新しい版のお知らせ";
  notice.innerHTML = `<p role="status"></p><p><button class="dads-button" data-type="solid-fill" data-size="sm" type="button">新しい版にする</button><button class="dads-button" data-type="text" data-size="sm" type="button">あとで</button></p>`;
  document.body.append(notice);
  // A style sheet that asks whether the page holds a notice asks again at every change of the page.
  root.dataset[Dataset.OFFERED] = "";
  // What is said after the place for it was there is read out.
  setTimeout(() => {
    notice.firstChild!.textContent = "新しい版があります。書きかけの意見は残ります。";
  }, 100);
  const [take, later] = notice.querySelectorAll("button");
  take!.onclick = () => {
    reloads = true;
    worker.postMessage(WorkerMessage.TAKE_OVER);
  };
  later!.onclick = hide;
}

function hide(): void {
  document.querySelector(".update-notice")?.remove();
  delete root.dataset[Dataset.OFFERED];
}
