/** What pages ask of the service worker. */
export const enum WorkerMessage {
  /** The reader agreed to the new release. */
  TAKE_OVER = "take over",
  /** Nobody saves data here. */
  KEEP_EVERY_PAGE = "keep every page",
}
