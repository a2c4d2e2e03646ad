// The page that makes the HTML for other sites' editors: writes what was chosen into the example
// and shows it. Listens on the document, since the app puts a page of its own in this one's place.
const root = document.documentElement;
const FIELDS = ["life-stage", "situation", "chapter"];

function update(): void {
  const form = document.querySelector<HTMLFormElement>(".snippet-form");
  if (!form) return;
  const chosen = new FormData(form);
  const view = chosen.get("view");
  const isList = view === "policies";
  for (const field of form.querySelectorAll<HTMLElement>("[data-list]")) field.hidden = !isList;

  const attributes = isList ? FIELDS.filter((key) => chosen.get(key)).map((key) => [key, chosen.get(key) as string]) : [];
  const address = `${location.origin}/${view}${attributes.length ? `?${new URLSearchParams(attributes)}` : ""}`;
  const label = form.querySelector<HTMLOptionElement>("[name=view] :checked")!.label;
  const link = `<a href="${address}">鎌倉ミライ共創ナビ：${label}</a>`;
  const named = attributes.map(([key, value]) => ` ${key}="${value}"`).join("");
  const code = document.querySelector(".snippet__code")!;
  code.textContent =
    chosen.get("kind") === "frame"
      ? `<p>${link}</p>\n<iframe src="${address}" title="鎌倉ミライ共創ナビ"\n  width="100%" height="720" loading="lazy"\n  referrerpolicy="strict-origin"\n  allow="clipboard-write; web-share"></iframe>`
      : `<script src="${location.origin}/embed.js" async></script>\n<mirai-navi view="${view}"${named}\n  style="display: block; min-height: 100vh">\n  ${link}\n</mirai-navi>`;

  // The app's page takes this one's place, and brings no frame along.
  if (!("ready" in root.dataset) && !("failed" in root.dataset)) return;
  const preview = document.querySelector<HTMLElement>(".snippet-preview")!;
  preview.dataset.width = chosen.get("width") as string;
  // The box keeps the room here, and this page allows no inline style.
  const html = code.textContent!.replace(/<script.*\n| +style=".*"/g, "");
  if (preview.dataset.shown !== html) {
    preview.dataset.shown = html;
    preview.innerHTML = html;
  }
}

document.addEventListener("change", update);
new MutationObserver(update).observe(root, { attributes: true });
document.addEventListener("click", async ({ target }) => {
  if (!(target as Element).closest(".snippet__copy")) return;
  const code = document.querySelector(".snippet__code")!;
  const said = document.querySelector(".snippet__copied")!;
  try {
    await navigator.clipboard.writeText(code.textContent!);
    said.textContent = "コピーしました。";
  } catch {
    getSelection()!.selectAllChildren(code);
    said.textContent = "HTMLを選びました。このままコピーしてください。";
  }
});
update();
