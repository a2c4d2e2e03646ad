// Fills a page's place for the newest voices, once the reader comes near it. Before that, nothing is
// fetched; where nothing comes, because there is no voice or no connection, the place stays as it is.

import { Attribute, Dataset } from "./contract.ts";
import { fillUnseen, onEachPage } from "./page-places.ts";

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        fill(target as HTMLElement).catch(console.warn);
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
  fillUnseen(place, () => (place.innerHTML = voices));
}

const watched = new WeakSet<Element>();

function watch(): void {
  for (const place of document.querySelectorAll(`[${Attribute.LATEST}]`)) {
    if (watched.has(place)) continue;
    watched.add(place);
    near.observe(place);
  }
}

onEachPage(watch);
