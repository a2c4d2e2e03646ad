// What an address names in a release: what the server would find for it
// (crates/hearing-server/src/dist.rs).

import { Query } from "../contract.ts";

const SINGLE_CHOICE = /^[a-z0-9-]+=[a-z0-9-]+$/;

/** What the address of a page in one of these languages begins with; nothing in Japanese. */
export function languageOf({ pathname }: URL, languages: readonly string[]): string {
  return languages.find((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? "";
}

/** Whether the server alone knows what is there: where a receipt leads, and what pages are made of. */
export function isTheServers({ pathname, searchParams }: URL): boolean {
  return pathname.startsWith("/_") || (pathname === "/opinions" && Boolean(searchParams.get(Query.RECEIPT)));
}

/** The addresses of pages of a single choice that a query names, if there are such pages. */
export function choicesIn({ pathname, search }: URL): string[] {
  const pairs = new Set(search.slice(1).split("&").filter((pair) => SINGLE_CHOICE.test(pair)));
  return [...pairs].map((pair) => `${pathname}?${pair}`);
}

/** Whether an address asks for a list or a search that is no file, where files have so many of its choices. */
export function asksForMore({ pathname, searchParams }: URL, choices: number): boolean {
  const hasWords = Boolean(searchParams.get(Query.WORDS)?.trim());
  return (pathname === "/policies" && (choices > 1 || hasWords)) || (pathname === "/search" && hasWords);
}

/** The address of a page that was asked for by its directory, or by its file. */
export function directoryOf({ pathname }: URL): string {
  return pathname.replace(/\/(?:index\.html)?$/, "") || "/";
}

/** Whether a query is written in UTF-8. */
export function isUtf8(query: string): boolean {
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}
