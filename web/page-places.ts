// Places of a page that scripts fill: looked for on each page that the app shows, filled out of sight.

import { Id } from "./contract.ts";
import { whenReady } from "./ready.ts";

/** Runs once the app answers, and again on every page that it shows: each is a new child. */
export function onEachPage(look: () => void): void {
  whenReady(() => {
    look();
    new MutationObserver(look).observe(document.getElementById(Id.MAIN)!, { childList: true });
  });
}

/** Fills a place while it is out of view: what the reader has in view does not move. */
export function fillUnseen(place: HTMLElement, fill: () => void): void {
  new IntersectionObserver(([entry], view) => {
    if (entry!.isIntersecting) return;
    view.disconnect();
    fill();
  }).observe(place);
}
