// Furigana: how words are read, above their kanji or in their place. Loaded where the reader asks for them, with
// the readings and the style sheet.
//
// What is put around words has no text of its own. The kana are attributes that the style sheet shows, hidden
// from assistive technology, which reads the kanji itself. So what is copied, what the browser finds, what names
// a button and what scripts and the app read of a page is what it was.

import { Attribute, Dataset, Query, Storage } from "./contract.ts";
import { kept } from "./kept.ts";
import { whenSettled } from "./ready.ts";

/** Where the kana stand. */
type Place = "on" | "kana";

/** Kanji in a text, and how they are read. */
type Read = { start: number; end: number; kana: string };

/** What is to stand in a text node's place, and whether it has to stay one element, as in a row of a flex box. */
type Change = { node: Text; parts: (string | HTMLElement)[]; isOne: boolean };

const KANJI = /[\u3400-\u9fff\uf900-\ufaff々〆ヶ]+/g;
/** What is announced when it changes, what is no text of a page, and what is not to be touched. */
const PASSED_OVER = `script, style, svg, textarea, select, output, ruby, [role=status], [role=alert], [role=log], [aria-live], [contenteditable], [translate=no]`;
/** What stands within words: what a search found in them, and what a browser's translation puts around texts. */
const JOINED = "mark, ins, del, font";
/** What residents wrote: nobody has looked through its words, and most single kanji have several readings. */
const WRITTEN = "[dir=auto]";
/** For how many milliseconds of a frame words are looked for. */
const SHARE = 40;

const root = document.documentElement;
const readings = new Map<string, string[]>();
/** How long the longest word is that begins with a character. */
const longest = new Map<string, number>();
const waiting = new Set<Element>();
const changes = new MutationObserver((records) => {
  for (const { target, addedNodes } of records) {
    const added = [...addedNodes].filter((node) => node instanceof Element);
    if (added.length < addedNodes.length || target instanceof Text) wait(target);
    added.forEach(wait);
  }
});
let place: Place | undefined;
let loading: Promise<unknown> | undefined;
let texts: Iterator<Text[]> | undefined;

/** Follows what a button asks for; without one, what the address says, or what was asked for before. */
export default async function furigana(asked?: string): Promise<void> {
  const wanted = asked ?? askedByAddress() ?? kept(Storage.RUBY);
  const next = wanted === "on" || wanted === "kana" ? wanted : undefined;
  place = asked && place === next ? undefined : next;
  if (place) await (loading ??= load()).catch(giveUp);
  keep(asked !== undefined);
  clear();
  if (place) root.dataset[Dataset.FURIGANA] = place;
  // The app compares what it says with what stands there, and would write again what has readings by then.
  whenSettled(() => {
    if (!place) return sayWhich();
    changes.observe(document.body, { childList: true, characterData: true, subtree: true });
    wait(document.body);
  });
}

/** What the page was opened with: the app may have changed the address since. */
function askedByAddress(): string | undefined {
  const [opened] = performance.getEntriesByType("navigation");
  const asked = new URL(opened?.name ?? location.href).searchParams.get(Query.RUBY);
  return asked === "1" ? "on" : (asked ?? undefined);
}

/** Keeps on a device what its reader chose; in its tab what an address asks for, or somebody at a kiosk. */
function keep(isChosen: boolean): void {
  try {
    const isOwn = isChosen && !(Dataset.KIOSK in root.dataset);
    const storage = isOwn ? localStorage : sessionStorage;
    if (isOwn) sessionStorage.removeItem(Storage.RUBY);
    if (place) storage.setItem(Storage.RUBY, place);
    else storage.removeItem(Storage.RUBY);
  } catch {
    // Where nothing can be kept, the next page has none.
  }
}

/** What did not come is asked for again when its reader asks again. */
function giveUp(error: unknown): never {
  loading = place = undefined;
  document.querySelector(`link[href="${new URL(ASSETS.ruby_css, import.meta.url).href}"]`)?.remove();
  throw error;
}

async function load(): Promise<void> {
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: new URL(ASSETS.ruby_css, import.meta.url) });
  const isStyled = new Promise((done, failed) => Object.assign(sheet, { onload: done, onerror: failed }));
  document.head.append(sheet);
  const response = await fetch(new URL(ASSETS.readings, import.meta.url));
  if (!response.ok) throw new Error(`readings: ${response.status}`);
  for (const line of (await response.text()).split("\n")) {
    const [word, kana] = line.split("\t");
    if (!word || !kana) continue;
    readings.set(word, kana.split(" "));
    longest.set(word[0]!, Math.max(longest.get(word[0]!) ?? 0, word.length));
  }
  await isStyled;
}

/** Takes out all that was put in. */
function clear(): void {
  changes.disconnect();
  waiting.clear();
  texts = undefined;
  delete root.dataset[Dataset.FURIGANA];
  for (const added of document.querySelectorAll(`span[${Attribute.KANA}], ruby`)) {
    const around = added.parentElement;
    added.replaceWith(added.textContent!);
    around?.normalize();
  }
}

/** Says on the buttons which of them holds. */
function sayWhich(): void {
  for (const button of document.querySelectorAll<HTMLElement>(`[${Attribute.RUBY}]`))
    button.ariaPressed = `${button.dataset[Dataset.RUBY] === (place ?? "off")}`;
}

function wait(node: Node): void {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || element.closest(PASSED_OVER)) return;
  if (!waiting.size && !texts) requestAnimationFrame(go);
  waiting.add(element);
}

/** Goes on for the frame's share. What the page is like is asked before it changes. */
function go(): void {
  const until = performance.now() + SHARE;
  const found: Change[] = [];
  texts ??= waitingTexts();
  for (let text = texts.next(); ; text = texts.next()) {
    if (text.done) {
      texts = undefined;
      break;
    }
    found.push(...changed(text.value));
    if (performance.now() > until) {
      requestAnimationFrame(go);
      break;
    }
  }
  for (const { node, parts, isOne } of found) node.replaceWith(...(isOne ? [one(parts)] : parts));
  changes.takeRecords();
  sayWhich();
}

function* waitingTexts(): Generator<Text[]> {
  for (const element of waiting) {
    waiting.delete(element);
    yield* textsIn(element);
  }
}

/** The Japanese texts in an element, each as the nodes that it consists of: a marked word is a part of its sentence. */
function* textsIn(element: Element): Generator<Text[]> {
  let isApart = false;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(JOINED)) return NodeFilter.FILTER_SKIP;
    isApart = true;
    return node.matches(PASSED_OVER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const host = (node: Text) => node.parentElement!.closest(`:not(${JOINED})`);
  let text: Text[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (text.length && (isApart || host(node) !== host(text[0]!))) {
      yield text;
      text = [];
    }
    isApart = false;
    text.push(node);
  }
  if (text.length) yield text;
}

/** The furigana on the words of a text. */
function changed(nodes: Text[]): Change[] {
  const text = nodes.map(({ data }) => data).join("");
  const parent = nodes[0]!.parentElement;
  if (!parent || text.search(KANJI) < 0 || !parent.closest<HTMLElement>("[lang]")?.lang.startsWith("ja")) return [];
  const read = words(text, parent.closest(WRITTEN) ? 2 : 1);
  let end = 0;
  return nodes.flatMap((node) => {
    const start = end;
    end += node.length;
    const within = read.filter((word) => word.start >= start && word.end <= end);
    if (!within.length) return [];
    return { node, parts: partsOf(node, within, start), isOne: /flex|grid/.test(getComputedStyle(node.parentElement!).display) };
  });
}

/** The kanji of a text that the readings have, without those of a run that they have a part of. */
function words(text: string, shortest: number): Read[] {
  const found: Read[] = [];
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest.get(text[at]!) ?? 0, text.length - at);
    while (length >= shortest && !readings.has(text.slice(at, at + length))) length -= 1;
    const word = length >= shortest ? text.slice(at, at + length) : "";
    const kana = readings.get(word);
    [...word.matchAll(KANJI)].forEach(({ 0: kanji, index }, run) => {
      found.push({ start: at + index, end: at + index + kanji.length, kana: kana![run]! });
    });
    at += word.length || 1;
  }
  return [...text.matchAll(KANJI)].flatMap(({ 0: kanji, index }) => {
    const parts = found.filter(({ start, end }) => start >= index && end <= index + kanji.length);
    return parts.reduce((length, { start, end }) => length + end - start, 0) === kanji.length ? parts : [];
  });
}

/** What a text node becomes, which begins at `offset` of the text that its words were found in. */
function partsOf({ data }: Text, read: Read[], offset: number): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let at = 0;
  for (const { start, end, kana } of read) {
    parts.push(data.slice(at, start - offset), ruby(data.slice(start - offset, end - offset), kana));
    at = end - offset;
  }
  return [...parts, data.slice(at)].filter((part) => part !== "");
}

function one(parts: (string | HTMLElement)[]): HTMLElement {
  const span = document.createElement("span");
  span.setAttribute(Attribute.KANA, "");
  span.append(...parts);
  return span;
}

function ruby(kanji: string, kana: string): HTMLElement {
  const ruby = document.createElement("ruby");
  const rt = document.createElement("rt");
  rt.dataset[Dataset.KANA] = kana;
  rt.ariaHidden = "true";
  let base: string | HTMLElement = kanji;
  if (place === "kana") {
    base = document.createElement("span");
    base.textContent = kanji;
  }
  ruby.append(base, document.createElement("rp"), rt, document.createElement("rp"));
  return ruby;
}
