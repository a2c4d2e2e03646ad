// Keeps the place on a page when its language is changed: the links to the other languages, which stand in
// a file, know neither the fragment nor what no other file is written for; nor does a page's markup lead to
// its receipt.

import { Attribute, Class, Dataset } from "./contract.ts";

/** The address of the number's form, under which its receipts stand. */
const FORM = /\/opinions$/;

/** Leads a link to a page in another language on to what is shown of it. */
export function leadOn(way: HTMLAnchorElement): void {
  way.search ||= location.search;
  way.hash ||= location.hash;
  const page = document.querySelector<HTMLElement>(`[${Attribute.RECEIPT}]`);
  if (page) way.pathname = way.pathname.replace(FORM, `$&/${page.dataset[Dataset.RECEIPT]}`);
}

addEventListener("click", ({ target }) => {
  const way = (target as Element).closest?.<HTMLAnchorElement>(`.${Class.LANGUAGE}[href]`);
  if (way) leadOn(way);
});
