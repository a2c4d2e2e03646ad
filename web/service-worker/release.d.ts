/** What a release consists of (crates/xtask/src/service_worker.rs). */
declare const RELEASE: {
  /** Tells this release from every other. */
  readonly version: string;
  /** Files under names that tell their content. */
  readonly assets: readonly string[];
  /** The bundle of the pages that the app builds itself: a JSON object of contents by address. */
  readonly shell: string;
  /** The bundle of all other pages in Japanese. */
  readonly pages: string;
  /** The bundles of the pages in other languages, by what their addresses begin with. */
  readonly languages: Readonly<Record<string, string>>;
};
