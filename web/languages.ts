// Keeps the place on a page when its language is changed: the links to the other languages, which stand in
// a file, know neither the fragment nor what no other file is written for.

import { Class } from "./contract.ts";

addEventListener("click", ({ target }) => {
  const way = (target as Element).closest?.<HTMLAnchorElement>(`.${Class.LANGUAGE}[href]`);
  if (!way) return;
  way.search ||= location.search;
  way.hash ||= location.hash;
});
