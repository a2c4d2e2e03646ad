// What the addresses of a frame in a language begin with.

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["ja-simple", "/easy"],
  ["en", "/en"],
  ["zh-hans", "/zh-hans"],
  ["ko", "/ko"],
]);

/** What the addresses of a language's pages begin with, by its tag; nothing where it is none of ours: those are in Japanese. */
export const prefixOf = (tag: string): string => PREFIXES.get(tag.toLowerCase()) ?? "";
