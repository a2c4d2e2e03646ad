// The controls of reading aloud: back, on, stop, and what there is to say while the voice is silent.

import type { Happening, Phase } from "./machine.ts";

/** The class of the controls, which their style sheet knows. */
export const PLAYER = "player";

export type Open = Exclude<Phase, "closed">;
type Control = "previous" | "go" | "next" | "close";

type Words = Record<Open, { go: string; close: string; said: string }>;

/** What two of the controls are called, and what is said above them. */
const WORDS: Words = {
  asking: {
    go: "読み上げる",
    close: "やめる",
    said: "この端末の中に、使える声がありません。読み上げると、このページの文章がインターネットの音声サービスに送られ、声になって届きます。あなたが書いたものは送られません。",
  },
  speaking: { go: "一時停止", close: "やめる", said: "" },
  paused: { go: "つづける", close: "やめる", said: "止めました。「つづける」を押すと、印のある文から読みます。" },
  failed: { go: "もう一度", close: "やめる", said: "声が出ませんでした。「もう一度」を押すと、印のある文から読みます。" },
  ended: { go: "はじめから", close: "とじる", said: "ページの終わりまで読みました。" },
};

/** The same in やさしい日本語: what scripts write has nothing above it, and so no kanji. */
const EASY_WORDS: Words = {
  asking: {
    go: "きく",
    close: "やめる",
    said: "この きかいには、よむ こえが ありません。「きく」を おすと、この ページの ことばを インターネットに おくります。インターネットの こえで よみます。",
  },
  speaking: { go: "とめる", close: "やめる", said: "" },
  paused: { go: "つづける", close: "やめる", said: "とめました。「つづける」を おすと、また よみます。" },
  failed: { go: "もう いちど", close: "やめる", said: "こえが でませんでした。「もう いちど」を おして ください。" },
  ended: { go: "はじめから", close: "とじる", said: "ぜんぶ よみました。" },
};

const PATHS: Record<Control | "pause", string> = {
  previous: "M18 5l-9 7 9 7zM6 5v14",
  go: "M7 4l12 8-12 8z",
  pause: "M8 5v14M16 5v14",
  next: "M6 5l9 7-9 7zM18 5v14",
  close: "M6 6l12 12M18 6L6 18",
};

const SVG = "http://www.w3.org/2000/svg";

export class Controls {
  readonly element = document.createElement("section");
  readonly #said = document.createElement("p");
  readonly #row = document.createElement("div");
  readonly #buttons: Record<Control, HTMLButtonElement>;
  readonly #words: Words;
  #phase: Open = "paused";

  constructor(press: (happening: Happening) => void) {
    const isEasy = document.documentElement.lang === "ja-simple";
    this.#words = isEasy ? EASY_WORDS : WORDS;
    const button = (control: Control): HTMLButtonElement => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(document.createElementNS(SVG, "svg"), document.createElement("span"));
      button.onclick = () => press({ type: control === "go" && this.#phase === "speaking" ? "pause" : control });
      return button;
    };
    this.#buttons = { previous: button("previous"), go: button("go"), next: button("next"), close: button("close") };
    name(this.#buttons.previous, isEasy ? "まえ" : "前へ", PATHS.previous);
    name(this.#buttons.next, isEasy ? "つぎ" : "次へ", PATHS.next);
    this.element.className = PLAYER;
    this.element.ariaLabel = isEasy ? "こえで きく" : "読み上げ";
    this.#said.setAttribute("role", "status");
    this.#row.append(...Object.values(this.#buttons));
    this.element.append(this.#said, this.#row);
  }

  /** What is silent says so; what speaks is not spoken over. */
  show(phase: Open): void {
    const { go, close, said } = this.#words[phase];
    this.#phase = phase;
    name(this.#buttons.go, go, phase === "speaking" ? PATHS.pause : PATHS.go);
    name(this.#buttons.close, close, PATHS.close);
    this.#buttons.previous.hidden = this.#buttons.next.hidden = phase === "asking";
    this.#said.textContent = said;
  }

  /** Waits for the reader's answer, whose question is read out with it. */
  ask(): void {
    this.#said.id = `${PLAYER}-question`;
    this.#buttons.go.setAttribute("aria-describedby", this.#said.id);
    this.#buttons.go.focus();
  }
}

function name(button: HTMLButtonElement, label: string, path: string): void {
  const [icon, text] = button.children as unknown as [SVGSVGElement, HTMLElement];
  if (text.textContent === label) return;
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.ariaHidden = "true";
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  icon.replaceChildren(shape);
  text.textContent = label;
}
