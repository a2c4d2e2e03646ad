// The browser's voice, which tells once what became of a sentence: also where its own events do not come.

import type { Outcome } from "./machine.ts";

/** Toys of Apple's, which stand before the voices that are meant for reading. */
const TOYS = /^(Eddy|Flo|Grandma|Grandpa|Reed|Rocko|Sandy|Shelley)\b/;
/** How long a voice needs after it was silenced: some lose what they are given at once. */
const BREATH = 100;
/** How often it is looked whether the voice still speaks. */
const LOOK = 500;
/** How long a voice may take to begin, and for how long a sentence may sound that does not tell how far it is. */
const BEGINS = 4_000;
const LONGEST = 5_000;
const LONGEST_A_CHARACTER = 500;

/** Browsers forget what nobody holds, and its events with it. */
let held: SpeechSynthesisUtterance | undefined;
let watch: ReturnType<typeof setInterval> | undefined;

/** The best voice for a language, on the device if there is one; it may be there only later. */
export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const first = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const rank = (voice: SpeechSynthesisVoice) => 4 * +voice.localService + 2 * +!TOYS.test(voice.name) + +voice.default;
  const voices = self.speechSynthesis?.getVoices() ?? [];
  return voices.filter(({ lang }) => first(lang) === first(language)).sort((a, b) => rank(b) - rank(a))[0];
}

export function hush(): void {
  held = undefined;
  clearInterval(watch);
  speechSynthesis.cancel();
}

/** Reads a text; what was read before ends without being told of. */
export function utter(text: string, voice: SpeechSynthesisVoice, tell: (outcome: Outcome) => void): void {
  const isBusy = speechSynthesis.speaking || speechSynthesis.pending;
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  Object.assign(utterance, { voice, lang: voice.lang });
  held = utterance;
  let heard = Date.now();
  let hasBegun = false;
  let hasSpoken = false;
  const end = (outcome: Outcome) => {
    if (held !== utterance) return;
    held = undefined;
    clearInterval(watch);
    tell(outcome);
  };
  utterance.onstart = utterance.onboundary = () => {
    hasBegun = true;
    heard = Date.now();
  };
  utterance.onend = () => end("said");
  utterance.onerror = ({ error }) => end(error === "interrupted" || error === "canceled" ? "lost" : "failed");
  const begin = () => {
    if (held !== utterance) return;
    // A voice that another page left paused says nothing.
    speechSynthesis.resume();
    speechSynthesis.speak(utterance);
  };
  if (isBusy) setTimeout(begin, BREATH);
  else begin();
  watch = setInterval(() => {
    const waited = Date.now() - heard;
    const speaks = speechSynthesis.speaking || speechSynthesis.pending;
    hasSpoken ||= speechSynthesis.speaking;
    if (waited > LONGEST + LONGEST_A_CHARACTER * text.length) end(hasBegun ? "said" : "mute");
    else if (!speaks && waited > 2 * LOOK && (hasBegun || hasSpoken)) end("said");
    else if (!speaks && waited > BEGINS) end("mute");
  }, LOOK);
}
