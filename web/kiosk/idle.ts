// When a visit that nobody goes on with ends: what a kiosk does after so long without a touch.

/** How long nobody touches a kiosk before it warns, in milliseconds. */
export const IDLE = 120_000;
/** How long it warns before the visit ends, in milliseconds. */
export const WARNING = 60_000;
/** How often a kiosk that waits for its next visitor looks for a new release, in milliseconds. */
export const RENEWAL = 600_000;
/** How long left is read out, in seconds; said each second, it would drown the rest. */
const SAID = [10, 30, 60];

/** What to do now. */
export type Due =
  | { readonly act: "nothing" | "renew" | "erase" }
  /** The seconds that are left, and what is to have been read out by now. */
  | { readonly act: "warn"; readonly left: number; readonly said: number | undefined };

/** What is due after `idle` milliseconds without a touch, at a kiosk that waits for a visitor or has one. */
export function due(idle: number, waits: boolean): Due {
  if (waits) return { act: idle > RENEWAL ? "renew" : "nothing" };
  if (idle < IDLE) return { act: "nothing" };
  if (idle >= IDLE + WARNING) return { act: "erase" };
  const left = Math.ceil((IDLE + WARNING - idle) / 1_000);
  return { act: "warn", left, said: SAID.find((seconds) => left <= seconds) };
}
