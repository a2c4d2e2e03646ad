import { Attribute, Dataset } from "./contract.ts";

const root = document.documentElement;

export const isReady = (): boolean => Dataset.READY in root.dataset;

/** Runs once the app answers: it may be there, and wait for somebody to finish a word. */
export const whenReady = (run: () => void): void => when(isReady, run);

/** Runs once the app answers, or will not come. */
export const whenSettled = (run: () => void): void => when(() => isReady() || Dataset.FAILED in root.dataset, run);

function when(holds: () => boolean, run: () => void): void {
  if (holds()) return run();
  new MutationObserver((_, observer) => {
    if (!holds()) return;
    observer.disconnect();
    run();
  }).observe(root, { attributeFilter: [Attribute.READY, Attribute.FAILED] });
}
