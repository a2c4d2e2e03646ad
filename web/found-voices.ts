// Fills the place for voices among what a search finds, once the reader pauses. The place is as high as
// what comes, so that nothing moves; where nothing comes, for want of a connection, it stays as it is.

import { Attribute, Dataset } from "./contract.ts";
import { onEachPage } from "./page-places.ts";

const PAUSE = 500;
const watched = new WeakSet<Element>();
let pause: ReturnType<typeof setTimeout>;

async function fill(place: HTMLElement): Promise<void> {
  const { [Dataset.SOUGHT]: address } = place.dataset;
  if (!address) return;
  place.removeAttribute(Attribute.SOUGHT);
  const answer = await fetch(address);
  // Who has gone to the link that stands there meanwhile keeps it.
  if (answer.status === 200 && !place.contains(document.activeElement)) place.innerHTML = await answer.text();
}

onEachPage(() => {
  const results = document.querySelector(`[${Attribute.FOUND}]`);
  if (!results || watched.has(results)) return;
  watched.add(results);
  const look = () => {
    const place = results.querySelector<HTMLElement>(`[${Attribute.SOUGHT}]`);
    if (!place) return;
    clearTimeout(pause);
    pause = setTimeout(() => place.isConnected && fill(place).catch(console.warn), PAUSE);
  };
  look();
  new MutationObserver(look).observe(results, { childList: true });
});
