// What of a text is read in one breath, and how it is spelled for a voice.

export type Span = { readonly start: number; readonly end: number };

/** How many characters a voice is handed at most where a comma allows it: some fall silent in the middle after a quarter of a minute. */
const LONGEST = 60;

const SENTENCE = /[^。！？]+[。！？]*[」』）〉]*/g;
const CLAUSE = /[^、]+、?/g;
const WORD = /[\p{L}\p{N}]/u;

/** The sentences of a text, a long one in parts. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    let start = index;
    let end = index;
    for (const [clause] of sentence.matchAll(CLAUSE)) {
      if (end > start && end + clause.length - start > LONGEST) {
        spans.push({ start, end });
        start = end;
      }
      end += clause.length;
    }
    spans.push({ start, end });
  }
  return spans.filter(({ start, end }) => WORD.test(text.slice(start, end)));
}

/** A text as a voice is to read it: with the reviewed readings of names, and without the blanks of やさしい日本語. */
export function spoken(text: string, names: Readonly<Record<string, string>>): string {
  const longestFirst = Object.entries(names).sort(([a], [b]) => b.length - a.length);
  const read = longestFirst.reduce((read, [name, kana]) => read.replaceAll(name, kana), text);
  return read
    .replace(/[①-⑳]/g, (mark) => `${mark.normalize("NFKC")}、`)
    .replace(/(\d)[〜～](?=\d)/g, "$1から")
    .replace(/([^\x00-\x7f])\s+(?=[^\x00-\x7f])/g, "$1")
    .trim();
}
