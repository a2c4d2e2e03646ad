/** What pages and the service worker ask of each other. */
export const enum WorkerMessage {
  /** The reader agreed to the new release. */
  TAKE_OVER = "take over",
  /** Nobody saves data here. */
  KEEP_EVERY_PAGE = "keep every page",
  /** The page that asks is in another language: the pages in that are to be kept. */
  KEEP_LANGUAGE = "keep language",
  /** The worker asks a page: it is to send what waits, and to answer. */
  SEND_OUTBOX = "send outbox",
}
