/** Tells the messages of page and frame from others; also the name of the element on other sites. */
export const TYPE = "mirai-navi";

/** What page and frame tell each other with `postMessage`. */
export type Message = {
  type: typeof TYPE;
  /** A page of the app has come into the frame. */
  greets?: boolean;
  /** What the app is called in the language of its page, and the language's tag. */
  app?: { name: string; language: string };
  /** How tall it is, in CSS pixels. */
  height?: number;
  /** What the frame shows, or is asked to: a path with query and fragment. */
  place?: string;
  /** Whether the reader came back to the place. */
  returns?: boolean;
  /** How far down the frame stands what is to be seen. */
  see?: number;
  /** From where on it is to be seen, if it is out of view. */
  start?: number;
};

/** Whether a message is that of the window on the other side, under its origin; other sites' frames and windows may send messages, too. */
export function isFrom(window: MessageEventSource | null, origin: string, message: Pick<MessageEvent, "data" | "origin" | "source">): boolean {
  return message.source === window && message.origin === origin && message.data?.type === TYPE;
}
