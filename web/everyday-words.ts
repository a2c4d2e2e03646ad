// Which policies somebody's own words may be about, by the words that residents use for each: what
// `plan_search::Proposals` does in the app, for pages that go without it. Both are asked for the
// sentences of `crates/pages/tests/proposals.tsv`.

export type WordsLanguage = "ja" | "en" | "zh-Hans" | "ko";

interface Word {
  text: string;
  weight: number;
}

/** Where a word stands in the text. */
interface Match {
  begin: number;
  end: number;
  weight: number;
}

/** The words of each policy, by the subject that an opinion about it has. */
export type EverydayWords = ReadonlyMap<string, readonly Word[]>;

/** How much of what its characters tell a word counts, in fifths: what officials wrote says less. */
const WHOLE = 5;
const PRINTED = 2;

/** So many Latin letters are a word only where it ends there. */
const SHORT = /^[a-z0-9]{1,4}$/;

/** A policy with less than this part of the best one's score is no proposal. */
const LEAST_PART = 20;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** The language that `text` is written in, as far as its characters tell; none is Japanese. */
export function languageOf(text: string): WordsLanguage {
  const kana = count(text, /[ぁ-ヺ]/g);
  const hangul = count(text, /[\u1100-\u11ff가-힣]/g);
  const han = count(text, /[\u3005\u3400-\u9fff]/g);
  // Who writes another language names places as the signs do.
  if (hangul > kana + han) return "ko";
  if (count(text, /[a-z]/gi) > 3 * (kana + han)) return "en";
  return kana === 0 && han > 0 ? "zh-Hans" : "ja";
}

const LARGE: Readonly<Record<string, string>> = { ぁ: "あ", ぃ: "い", ぅ: "う", ぇ: "え", ぉ: "お", っ: "つ", ゃ: "や", ゅ: "ゆ", ょ: "よ", ゎ: "わ" };

/** A text in the spelling in which words are compared; of `plan_search`'s, what residents' words meet. A file's tabs and ends of lines stay. */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toLowerCase()
    .replace(/([ァ-ヺー]{3})ー(?![ァ-ヺー])/g, "$1")
    .replace(/[ァ-ヴ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (kana) => LARGE[kana]!)
    .replace(/[・“”]|(?<![a-z0-9]) +| +(?![a-z0-9])/g, "");

/** How much a word says by its characters: kanji most, kana of endings least. */
function telling(word: string): number {
  let sum = 0;
  // No regular expressions: there are tens of thousands of characters.
  for (const it of word) sum += it === "\u3005" || (it >= "\u3400" && it <= "\u9fff") ? 4 : it >= "ァ" && it <= "ヿ" && it !== "・" ? 3 : 1;
  return 12 * Math.min(16, sum);
}

/** Reads the file of a language: a line a policy, its subject and its words between tabs, and behind an empty field what is printed. */
export function read(file: string): EverydayWords {
  const policies = new Map<string, Word[]>();
  const shares = new Map<string, number>();
  const lines = file.trim().split("\n");
  // All at once: one by one, a phone takes half a second for some ten thousand words.
  const texts = folded(lines.join("\n")).split("\n").map((line) => line.split("\t"));
  for (const [row, line] of lines.entries()) {
    const [subject, ...words] = line.split("\t");
    const printed = words.indexOf("");
    const own = words.map((word, at) => ({ text: texts[row]![at + 1]!, weight: telling(word) * (at < printed ? WHOLE : PRINTED) }));
    policies.set(subject!, own.filter(({ text }) => text));
    for (const { text } of policies.get(subject!)!) shares.set(text, (shares.get(text) ?? 0) + 1);
  }
  // A word that several policies have says less of each.
  for (const word of [...policies.values()].flat()) word.weight = Math.floor(word.weight / shares.get(word.text)!);
  return policies;
}

const isLatin = (character = ""): boolean => /[a-z0-9]/.test(character);

/** Where a word first stands in the text as a word: a short one in Latin letters is none within `business`. */
function find({ text: word, weight }: Word, text: string): Match[] {
  for (let begin = text.indexOf(word); begin >= 0; begin = text.indexOf(word, begin + 1)) {
    const end = begin + word.length;
    const isPlural = text[end] === "s" && !isLatin(text[end + 1]);
    const isCutShort = SHORT.test(word) && isLatin(text[end]) && !isPlural;
    const isEndOfAnother = isLatin(word[0]) && isLatin(text[begin - 1]);
    if (!isCutShort && !isEndOfAnother) return [{ begin, end, weight }];
  }
  return [];
}

/** The sum over the words, each part of the text counted once: for the longest word that stands there. */
function score(found: Match[]): number {
  const counted: Match[] = [];
  for (const it of found.sort((a, b) => b.end - b.begin - (a.end - a.begin))) {
    if (counted.every((other) => other.end <= it.begin || it.end <= other.begin)) counted.push(it);
  }
  return counted.reduce((sum, { weight }) => sum + weight, 0);
}

/** The subjects of the policies that `text` may be about, the likeliest first, `most` at most. */
export function proposed(words: EverydayWords, text: string, most: number): string[] {
  const sought = folded(text.replaceAll(/\s+/g, " "));
  const scored = [...words]
    .map(([subject, own]) => ({ subject, score: score(own.flatMap((word) => find(word, sought))) }))
    .filter(({ score }) => score > 0)
    // Of equal scores the earlier policy goes first.
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score * LEAST_PART >= best)
    .slice(0, most)
    .map(({ subject }) => subject);
}
