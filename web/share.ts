// Hands the page's address on, as the button says: by the device's own sheet, or by the clipboard, which
// also is the way where there is no sheet. Loaded when the reader first asks for it.

import { Dataset } from "./contract.ts";

export default async function share(button: HTMLElement, way: string): Promise<void> {
  const said = button.parentElement!.querySelector<HTMLElement>("[role=status]")!;
  const url = location.href;
  try {
    if (way === "sheet" && typeof navigator.share === "function") return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    said.textContent = said.dataset[Dataset.COPIED]!;
  } catch (error) {
    // The reader thought better of it.
    if ((error as Error).name === "AbortError") return;
    said.textContent = said.dataset[Dataset.NOT_COPIED]! + url;
  }
}
