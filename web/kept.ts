// What this tab or this device keeps.

/** What is kept under a key; the tab's own before the device's. */
export function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}
