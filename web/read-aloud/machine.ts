// What reading aloud comes to when something happens: without a voice and without a page.

/** `asking`: the voice is a service on the internet, and nothing is sent to it before the reader agrees. */
export type Phase = "asking" | "speaking" | "paused" | "failed" | "ended" | "closed";

export type State = {
  readonly phase: Phase;
  /** The sentence that is read, or would be next. */
  readonly at: number;
  /** Counts what was handed to the voice or taken from it: what is heard of an earlier turn means nothing any more. */
  readonly turn: number;
  /** The sentence is handed over again, since nothing was heard of it. */
  readonly isAgain: boolean;
};

/** What became of a sentence that was handed to the voice. `lost` was taken from it by others, `mute` is one of which nothing was heard. */
export type Outcome = "said" | "lost" | "failed" | "mute";

export type Happening =
  | { readonly type: "open"; readonly isOnline: boolean }
  | { readonly type: "go" | "pause" | "next" | "previous" | "close" }
  | { readonly type: Outcome; readonly turn: number };

export const CLOSED: State = { phase: "closed", at: 0, turn: 0, isAgain: false };

/** What follows in a page of so many sentences. A new turn means that the voice falls silent first. */
export function step(state: State, happening: Happening, sentences: number): State {
  const turn = state.turn + 1;
  const rest = (phase: Phase): State => ({ ...state, phase, turn, isAgain: false });
  const read = (at: number, isAgain = false): State =>
    at < sentences ? { phase: "speaking", at: Math.max(at, 0), turn, isAgain } : { ...rest("ended"), at: sentences };

  if ("turn" in happening && (happening.turn !== state.turn || state.phase !== "speaking")) return state;
  if (state.phase === "closed" && happening.type !== "open") return state;
  switch (happening.type) {
    case "open":
      return happening.isOnline ? { ...rest("asking"), at: 0 } : read(0);
    case "go":
      return read(state.at < sentences ? state.at : 0);
    case "next":
      return read(state.at + 1);
    case "previous":
      return read(state.at - 1);
    case "pause":
      return state.phase === "speaking" ? rest("paused") : state;
    case "close":
      return rest("closed");
    case "said":
      return read(state.at + 1);
    case "lost":
      return rest("paused");
    case "mute":
      return state.isAgain ? rest("failed") : read(state.at, true);
    case "failed":
      return rest("failed");
  }
}
