// Where in the app the reader of a frame is, as far as it is the outer page's business.

const OPINIONS = "/opinions";

/** The path with query and fragment that the outer page gets. */
export function placeToTell({ pathname, search, hash }: Pick<Location, "pathname" | "search" | "hash">): string {
  const at = pathname.indexOf(OPINIONS);
  if (at < 0) return pathname + search + hash;
  const opinions = pathname.slice(0, at) + OPINIONS;
  // What stands beyond the form's first step is on this device alone.
  if (pathname === `${opinions}/new`) return pathname + search;
  // A receipt opens an opinion, and is no other site's business.
  return opinions;
}
