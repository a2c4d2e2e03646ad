// Keeps the place on a page when its language is changed.

import { Class } from "./contract.ts";
import { leadOn } from "./language-links.ts";

addEventListener("click", ({ target }) => {
  const way = (target as Element).closest?.<HTMLAnchorElement>(`.${Class.LANGUAGE}[href]`);
  if (way) leadOn(way);
});
