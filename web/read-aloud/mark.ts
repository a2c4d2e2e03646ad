// Marks the sentence that is read, and keeps it in view for who follows it. No text node is touched: furigana,
// what is copied and what the browser finds stay what they are.

import { Attribute } from "../contract.ts";
import { PLAYER } from "./controls.ts";
import { rangeOf, type Passage } from "./passages.ts";

/** The name of the highlight, which the style sheet knows. */
const NAME = "spoken";

let marked: Range | undefined;

/** Marks a passage. One that was asked for comes into view; else the page goes on with who had the last one in view. */
export function mark(passage: Passage, isAsked: boolean): void {
  const follows = isAsked || (marked !== undefined && isInView(marked.getBoundingClientRect().top));
  unmark();
  marked = rangeOf(passage);
  passage.block.setAttribute(Attribute.SPOKEN, "");
  CSS.highlights?.set(NAME, new Highlight(marked));
  const { top, bottom } = marked.getBoundingClientRect();
  if (!follows || (isInView(top) && isInView(bottom))) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: top - innerHeight / 4, behavior: isCalm ? "instant" : "smooth" });
}

export function unmark(): void {
  document.querySelector(`[${Attribute.SPOKEN}]`)?.removeAttribute(Attribute.SPOKEN);
  CSS.highlights?.delete(NAME);
  marked = undefined;
}

/** Whether a place is within the window, above the controls at its foot. */
function isInView(place: number): boolean {
  const controls = document.querySelector(`.${PLAYER}`);
  const isAtFoot = controls && getComputedStyle(controls).position === "fixed";
  return place >= 0 && place <= (isAtFoot ? controls.getBoundingClientRect().top : innerHeight);
}
