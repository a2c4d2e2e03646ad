// A voice in place of the browser's, of each kind that there is.

import type { Page } from '@playwright/test';

export interface Kind {
  /** Where the voices are, in which language, or that there is none, or no such thing in the browser. */
  voices?: 'local' | 'online' | 'english' | 'none' | 'absent';
  /** Whether the voices are there only once they arrive. */
  late?: boolean;
  /** Which events it sends: with `end` no start and no boundary, with `none` not even the end. */
  events?: 'all' | 'end' | 'none';
  /** What it does with what it is given: speaks, says nothing and sends nothing, or sends this error. */
  fails?: 'mute' | SpeechSynthesisErrorCode;
}

interface Simulated {
  texts: string[];
  /** The text that sounds now. */
  sounding: () => string | undefined;
  finish: () => void;
  fail: (error: string) => void;
  arrive: () => void;
  kind: Kind;
}

declare global {
  interface Window {
    simulated: Simulated;
  }
}

/** Gives the pages that are opened from now on such a voice. */
export async function give(page: Page, kind: Kind = {}): Promise<void> {
  await page.addInitScript((kind: Kind) => {
    const { voices = 'local', late = false } = kind;
    const value = (name: string, value: unknown) => Object.defineProperty(window, name, { value, configurable: true });
    if (voices === 'absent') return value('speechSynthesis', undefined);
    type Utterance = SpeechSynthesisUtterance;
    let current: Utterance | undefined;
    const take = () => {
      const utterance = current;
      current = undefined;
      return utterance;
    };
    const error = (utterance: Utterance | undefined, error: string) =>
      setTimeout(() => utterance?.onerror?.({ error } as SpeechSynthesisErrorEvent));
    const voice = (name: string, lang: string, localService: boolean) => ({ name, lang, localService, default: false, voiceURI: name });
    const all = {
      local: [voice('Cloud', 'ja-JP', false), voice('Eddy', 'ja-JP', true), voice('Kyoko', 'ja_JP', true)],
      online: [voice('Daniel', 'en-GB', true), voice('Cloud', 'ja-JP', false)],
      english: [voice('Daniel', 'en-GB', true)],
      none: [],
    }[voices];
    let known = late ? [] : all;
    const synthesis = {
      onvoiceschanged: null as null | (() => void),
      getVoices: () => known,
      get speaking() {
        return current !== undefined;
      },
      pending: false,
      paused: false,
      speak(utterance: Utterance) {
        simulated.texts.push(utterance.text);
        if (simulated.kind.fails === 'mute') return;
        if (simulated.kind.fails) return void error(utterance, simulated.kind.fails);
        current = utterance;
        if ((simulated.kind.events ?? 'all') === 'all') setTimeout(() => utterance.onstart?.({} as SpeechSynthesisEvent));
      },
      cancel: () => error(take(), 'interrupted'),
      // Android's ends what it is to hold.
      pause: () => error(take(), 'interrupted'),
      resume() {},
    };
    const simulated: Simulated = {
      kind,
      texts: [],
      sounding: () => current?.text,
      finish: () => {
        const utterance = take();
        if (simulated.kind.events !== 'none') utterance?.onend?.({} as SpeechSynthesisEvent);
      },
      fail: (name) => error(take(), name),
      arrive: () => {
        known = all;
        synthesis.onvoiceschanged?.();
      },
    };
    value('simulated', simulated);
    value('speechSynthesis', synthesis);
    value('SpeechSynthesisUtterance', class {
      constructor(public text: string) {}
    });
  }, kind);
}

export const sounding = (page: Page): Promise<string | undefined> => page.evaluate(() => window.simulated.sounding());
export const texts = (page: Page): Promise<string[]> => page.evaluate(() => window.simulated.texts);
/** The voice has said what it was given. */
export const finish = (page: Page): Promise<void> => page.evaluate(() => window.simulated.finish());
export const fail = (page: Page, error: string): Promise<void> => page.evaluate((error) => window.simulated.fail(error), error);
/** The voices that came late are there. */
export const arrive = (page: Page): Promise<void> => page.evaluate(() => window.simulated.arrive());
/** From now on the voice is of another kind. */
export const become = (page: Page, kind: Kind): Promise<void> => page.evaluate((kind) => void (window.simulated.kind = kind), kind);
