// Reads a page aloud, a sentence at a time. Loaded when it is first asked for.
//
// Pausing takes the sentence from the voice, and going on begins it again: not every browser's own pause goes on.
// A page out of sight is paused, since nobody would find what speaks; one that is left ends.

import { Dataset } from "../contract.ts";
import { Controls } from "./controls.ts";
import { CLOSED, step, type Happening } from "./machine.ts";
import { mark, unmark } from "./mark.ts";
import { passages, placeOf, type Passage } from "./passages.ts";
import { spoken } from "./text.ts";
import { hush, utter, voiceFor } from "./voice.ts";

const root = document.documentElement;
let reading: Reading | undefined;

/** The controls' style sheet, once it is there or will not come. */
const styled = new Promise((done) => {
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: new URL(ASSETS.player_css, import.meta.url), onload: done, onerror: done });
  document.head.append(sheet);
});

/** Begins to read the page of a button, or leaves off. */
export default function readAloud(button: HTMLButtonElement): void {
  if (reading) return reading.happen({ type: "close" });
  const voice = voiceFor(root.lang);
  if (!voice) return;
  reading = new Reading(button, voice);
  reading.happen({ type: "open", isOnline: !voice.localService });
}

class Reading {
  readonly #button: HTMLButtonElement;
  readonly #voice: SpeechSynthesisVoice;
  readonly #article: Element;
  readonly #controls = new Controls((happening) => this.happen(happening));
  readonly #changes = new MutationObserver(() => this.#follow());
  readonly #listening = new AbortController();
  #state = CLOSED;
  /** The sentence that is read, or was last. */
  #current: Passage | undefined;

  constructor(button: HTMLButtonElement, voice: SpeechSynthesisVoice) {
    this.#button = button;
    this.#voice = voice;
    this.#article = button.closest("article")!;
    const { signal } = this.#listening;
    addEventListener("pagehide", () => this.happen({ type: "close" }), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.happen({ type: "pause" }), { signal });
    this.#controls.element.onkeydown = button.onkeydown = ({ key }) => {
      if (key === "Escape") this.happen({ type: "close" });
    };
    this.#changes.observe(document.body, { childList: true, subtree: true });
  }

  happen(happening: Happening): void {
    const before = this.#state;
    // What is folded may have been opened since, and the page may be another.
    const all = passages(this.#article);
    const at = this.#current && before.phase !== "ended" ? Math.max(placeOf(this.#current, all), 0) : before.at;
    this.#state = step({ ...before, at }, this.#article.isConnected ? happening : { type: "close" }, all.length);
    const { phase, turn } = this.#state;
    if (turn === before.turn) return;
    hush();
    if (phase === "closed") return this.#close();
    const next = all[this.#state.at];
    if (phase === "speaking" && next) this.#read(next, turn, happening.type !== "said");
    root.dataset[Dataset.ALOUD] = phase;
    this.#controls.show(phase);
    if (before.phase === "closed") this.#open();
  }

  #read(passage: Passage, turn: number, isAsked: boolean): void {
    mark(passage, isAsked);
    this.#current = passage;
    utter(spoken(passage.text, SPOKEN_NAMES), this.#voice, (outcome) => this.happen({ type: outcome, turn }));
  }

  /** The voice need not wait for the controls: some browsers let it begin only right after a press. */
  async #open(): Promise<void> {
    const { element } = this.#controls;
    this.#button.ariaPressed = "true";
    await styled;
    if (this.#state.phase === "closed") return;
    this.#button.parentElement!.after(element);
    // A frame that is as tall as its content has no window at whose foot the controls could stay.
    if (root.dataset[Dataset.FRAMED] !== "sized" && element.showPopover) {
      element.popover = "manual";
      element.showPopover();
    }
    if (this.#state.phase === "asking") this.#controls.ask();
  }

  #close(): void {
    const { element } = this.#controls;
    const hadFocus = element.contains(document.activeElement);
    this.#changes.disconnect();
    this.#listening.abort();
    unmark();
    element.remove();
    this.#button.ariaPressed = "false";
    if (hadFocus) this.#button.focus();
    delete root.dataset[Dataset.ALOUD];
    reading = undefined;
  }

  /** The page is another, or furigana took the place of the marked texts. */
  #follow(): void {
    if (!this.#article.isConnected) return this.happen({ type: "close" });
    if (!this.#current || this.#current.nodes.every((node) => node.isConnected)) return;
    const all = passages(this.#article);
    this.#current = all[placeOf(this.#current, all)];
    if (this.#current) mark(this.#current, false);
  }
}
