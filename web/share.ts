// Hands the page's address on: by the device's own sheet, or else by the clipboard. Loaded when the
// reader first asks for it.
export default async function share(button: HTMLElement): Promise<void> {
  const said = button.nextElementSibling!;
  const url = location.href;
  try {
    await navigator.share({ title: document.title, url });
  } catch (error) {
    // The reader thought better of it.
    if ((error as Error).name === "AbortError") return;
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = "リンクをコピーしました。";
    } catch {
      said.textContent = `このアドレスを控えてください：${url}`;
    }
  }
}
