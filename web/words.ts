/** What an element says, without the readings above its kanji. */
export function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const reading of copy.querySelectorAll("rt, rp")) reading.remove();
  return copy.textContent!;
}
