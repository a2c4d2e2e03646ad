// Where a link to the page in another language leads. Such links, which stand in a file, know neither the
// fragment nor what no other file is written for; nor does a page's markup lead to its receipt.

import { Attribute, Dataset } from "./contract.ts";

/** The address of the number's form, under which its receipts stand. */
const FORM = /\/opinions$/;

/** Leads a link to a page in another language on to what is shown of it. */
export function leadOn(way: HTMLAnchorElement): void {
  way.search ||= location.search;
  way.hash ||= location.hash;
  const page = document.querySelector<HTMLElement>(`[${Attribute.RECEIPT}]`);
  if (page) way.pathname = way.pathname.replace(FORM, `$&/${page.dataset[Dataset.RECEIPT]}`);
}
