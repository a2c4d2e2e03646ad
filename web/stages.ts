// Marks what has passed, by the clock in Kamakura: files are read on other days than they are written.
// The server marks what it writes itself.

import { Attribute, Class, Dataset } from "./contract.ts";
import { onEachPage } from "./page-places.ts";

const AHEAD_OF_UTC = 9 * 3_600_000;

function mark(): void {
  const today = new Date(Date.now() + AHEAD_OF_UTC).toISOString().slice(0, 10);
  for (const dated of document.querySelectorAll<HTMLElement>(`[${Attribute.UNTIL}]`))
    dated.toggleAttribute(Attribute.PASSED, dated.dataset[Dataset.UNTIL]! < today);
  for (const { children } of document.querySelectorAll(`.${Class.STAGES}`)) {
    const current = [...children].find((stage) => !stage.hasAttribute(Attribute.PASSED));
    for (const stage of children) stage.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "step");
  }
}

mark();
onEachPage(mark);
