// Where in the app the reader of a frame is, as far as it is the outer page's business.

const FORM = "/opinions/new";

/** The path with query and fragment that the outer page gets. */
export function placeToTell({ pathname, search, hash }: Pick<Location, "pathname" | "search" | "hash">): string {
  // What stands beyond the form's first step is on this device alone.
  if (pathname === FORM) return pathname + search;
  // A receipt opens an opinion, and is no other site's business.
  if (pathname.startsWith("/opinions")) return "/opinions";
  return pathname + search + hash;
}
