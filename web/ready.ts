import { Attribute, Dataset } from "./contract.ts";

const root = document.documentElement;

export const isReady = (): boolean => Dataset.READY in root.dataset;

/** Runs once the app is in the page's place: it may be there, and wait for somebody to finish a word. */
export function whenReady(run: () => void): void {
  if (isReady()) return run();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    run();
  }).observe(root, { attributeFilter: [Attribute.READY] });
}
