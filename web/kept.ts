// What this tab or this device keeps.

import type { Storage } from "./contract.ts";

/** What is kept under a key; the tab's own before the device's. */
export function kept(key: Storage): string | null {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}
