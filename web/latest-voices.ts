// Fills a page's place for the newest voices, once the reader comes near it. Before that, nothing is
// fetched; where nothing comes, because there is no voice or no connection, the place stays as it is.

import { Attribute, Dataset, Id } from "./contract.ts";
import { whenReady } from "./ready.ts";

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        fill(target as HTMLElement);
      }
    }
  },
  // Some screens ahead, so that it is there when the reader is.
  { rootMargin: "300%" },
);

async function fill(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset[Dataset.LATEST]!);
  if (answer.status !== 200) return;
  const voices = await answer.text();
  // What the reader has in view does not move: the place is filled while it is out of it.
  new IntersectionObserver(([entry], view) => {
    if (entry!.isIntersecting) return;
    view.disconnect();
    place.innerHTML = voices;
  }).observe(place);
}

const watched = new WeakSet<Element>();

function watch(): void {
  for (const place of document.querySelectorAll(`[${Attribute.LATEST}]`)) {
    if (watched.has(place)) continue;
    watched.add(place);
    near.observe(place);
  }
}

function watchPages(): void {
  watch();
  // Every page that the app shows is a new child.
  new MutationObserver(watch).observe(document.getElementById(Id.MAIN)!, { childList: true });
}

whenReady(watchPages);
