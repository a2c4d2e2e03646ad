/** Where the build put what a script loads, seen from that script (crates/xtask/src/scripts.rs). */
declare const ASSETS: {
  /** The app, as WebAssembly. */
  readonly wasm: string;
  /** The app's loader, as wasm-bindgen writes it. */
  readonly js: string;
  readonly boot: string;
  readonly card: string;
  readonly drafts: string;
  readonly found_voices: string;
  /** What narrows the glossary. */
  readonly glossary: string;
  readonly guest: string;
  readonly latest_voices: string;
  /** What reads a page aloud, and its style sheet. */
  readonly player: string;
  readonly player_css: string;
  /** What offers that. */
  readonly read_aloud: string;
  /** What proposes a subject, on forms without the app. */
  readonly proposals: string;
  readonly reading_list: string;
  /** How words are read. */
  readonly readings: string;
  readonly registration: string;
  readonly ruby: string;
  readonly ruby_css: string;
  readonly share: string;
  readonly stages: string;
};

/** How names are read that voices get wrong, by their kanji (`spoken` in seeds/editorial/ruby.toml). */
declare const SPOKEN_NAMES: Readonly<Record<string, string>>;
