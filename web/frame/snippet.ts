// The page that makes the HTML for other sites' editors: writes what was chosen into the example
// and shows it. Listens on the document, since the app shows other pages in this one's place later.
import { Attribute, Class, Dataset, Query, Said, Site } from "../contract.ts";
import { prefixOf } from "./language.ts";

const root = document.documentElement;
const FIELDS = [Query.LIFE_STAGE, Query.SITUATION, Query.CHAPTER];

function update(): void {
  const form = document.querySelector<HTMLFormElement>(`.${Class.SNIPPET_FORM}`);
  if (!form) return;
  const chosen = new FormData(form);
  const view = chosen.get("view");
  const isList = view === "policies";
  for (const field of form.querySelectorAll<HTMLElement>(`[${Attribute.LIST}]`)) field.hidden = !isList;

  const attributes = isList ? FIELDS.filter((key) => chosen.get(key)).map((key) => [key, chosen.get(key) as string]) : [];
  const language = chosen.get("lang") as string;
  const address = `${location.origin}${prefixOf(language)}/${view}${attributes.length ? `?${new URLSearchParams(attributes)}` : ""}`;
  const label = form.querySelector<HTMLOptionElement>("[name=view] :checked")!.label;
  // What the page is called here is Japanese.
  const link = `<a href="${address}"${language && ` lang="ja"`}>${Site.NAME}：${label}</a>`;
  const named = attributes.map(([key, value]) => ` ${key}="${value}"`).join("");
  const code = document.querySelector(`.${Class.SNIPPET_CODE}`)!;
  code.textContent =
    chosen.get("kind") === "frame"
      ? `<p>${link}</p>\n<iframe src="${address}" title="${Site.NAME}"\n  width="100%" height="720"\n  referrerpolicy="strict-origin"\n  allow="clipboard-write; web-share"></iframe>`
      : `<script src="${location.origin}/embed.js" async></script>\n<mirai-navi view="${view}"${named}${language && ` lang="${language}"`}\n  style="display: block; min-height: 100vh">\n  ${link}\n</mirai-navi>`;

  // The frame, which starts an app of its own, waits for this page's.
  if (!(Dataset.READY in root.dataset) && !(Dataset.FAILED in root.dataset)) return;
  const preview = document.querySelector<HTMLElement>(`.${Class.SNIPPET_PREVIEW}`)!;
  preview.dataset[Dataset.WIDTH] = chosen.get("width") as string;
  // The box keeps the room here, and this page allows no inline style.
  const html = code.textContent!.replace(/<script.*\n| +style=".*"/g, "");
  if (preview.dataset[Dataset.SHOWN] !== html) {
    preview.dataset[Dataset.SHOWN] = html;
    preview.innerHTML = html;
  }
}

document.addEventListener("change", update);
new MutationObserver(update).observe(root, { attributes: true });
document.addEventListener("click", async ({ target }) => {
  if (!(target as Element).closest(`.${Class.SNIPPET_COPY}`)) return;
  const code = document.querySelector(`.${Class.SNIPPET_CODE}`)!;
  const said = document.querySelector(`.${Class.SNIPPET_COPIED}`)!;
  try {
    await navigator.clipboard.writeText(code.textContent!);
    said.textContent = Said.COPIED;
  } catch {
    getSelection()!.selectAllChildren(code);
    said.textContent = "HTMLを選びました。このままコピーしてください。";
  }
});
update();
