// Starts the app. It stands in a file of its own, so that a policy can forbid every other script,
// and fetches the module and its loader at the same time. What fails is shown: `data-failed` on the
// root element is the page's sign to say so. What makes the site readable offline, and what brings
// the newest voices, come after the app, which needs nothing of them; the former not in another
// page's frame, where the app is a guest. What shares a page comes when it is asked for, what speaks
// of drafts with the form, and what knows the day where the site says until when;
// furigana come where the reader asks for them, or has, and what offers to read a page aloud with its button.
//
// The loader is fetched from here and not by the page itself, which first needs its style sheet.
//
// Words that are being composed with an input method are not touched: `data-composing` tells the
// app, which waits for their end. After a while of waiting, `data-late` is the page's sign to say so.
//
// The app takes over once the page is seen: on a slow phone the list of policies takes longer to
// lay out than the module to come. Pages that nobody looks at are not painted, nor are frames out
// of sight; there it waits for nothing. Not every browser tells of its paints.

import { Attribute, Class, Dataset, Id, Query, Storage } from "./contract.ts";
import { kept } from "./kept.ts";
import "./languages.ts";
import { onEachPage } from "./page-places.ts";

type Loader = { default: (module: { module_or_path: Promise<Response> }) => Promise<unknown> };

const app = fetch(new URL(ASSETS.wasm, import.meta.url));
const loader = import(ASSETS.js) as Promise<Loader>;
const isGuest = self !== top;
if (isGuest) import(ASSETS.guest).catch(console.warn);
const painted = new Promise<unknown>((resolve) => {
  if (isGuest || document.hidden) return resolve(undefined);
  const type = "largest-contentful-paint";
  const isTold = PerformanceObserver.supportedEntryTypes?.includes(type);
  if (isTold) new PerformanceObserver(resolve).observe({ type, buffered: true });
  requestAnimationFrame(() => setTimeout(resolve, isTold ? 1000 : 100));
});
const { documentElement: root } = document;
for (const [event, composing] of [["compositionstart", true], ["compositionend", false]] as const)
  addEventListener(event, () => root.toggleAttribute(Attribute.COMPOSING, composing));
setTimeout(() => (root.dataset[Dataset.LATE] = ""), 8000);
const look = () => {
  if (document.querySelector(`html:not([${Attribute.KIOSK}]) #${Id.OPINION_FORM}`))
    (import(ASSETS.drafts) as Promise<typeof import("./drafts.ts")>).then((drafts) => drafts.default()).catch(console.warn);
  if (document.querySelector(`[${Attribute.UNTIL}]`)) import(ASSETS.stages).catch(console.warn);
};
/** A first visit to home has nothing to look back on, and a kiosk keeps nothing. */
const remember = () => {
  const sought = kept(Storage.SEEN) ? `:is([${Attribute.KEPT}], [${Attribute.LATER}])` : `[${Attribute.LATER}]`;
  if (document.querySelector(`html:not([${Attribute.KIOSK}]) ${sought}`)) import(ASSETS.reading_list).catch(console.warn);
  if (document.querySelector(`[${Attribute.FOUND}]`)) import(ASSETS.found_voices).catch(console.warn);
  if (document.getElementById(Id.GLOSSARY_FIELD)) import(ASSETS.glossary).catch(console.warn);
  if (document.querySelector(`.${Class.READ_ALOUD}`)) import(ASSETS.read_aloud).catch(console.warn);
};
const furigana = (asked?: string) =>
  (import(ASSETS.ruby) as Promise<typeof import("./ruby.ts")>).then((ruby) => ruby.default(asked)).catch(console.warn);
if (location.search.includes(`${Query.RUBY}=`) || kept(Storage.RUBY)) furigana();
look();
Promise.all([loader, painted])
  .then(([loader]) => loader.default({ module_or_path: app }))
  .then(
    () => {
      look();
      onEachPage(() => (look(), remember()));
      import(ASSETS.latest_voices).catch(console.warn);
      if (!isGuest) import(ASSETS.registration).catch(console.warn);
    },
    (error) => {
      root.dataset[Dataset.FAILED] = "";
      console.error(error);
    },
  );
addEventListener("click", (event) => {
  const way = event.target as HTMLElement;
  const starter = way.getAttribute?.(Attribute.STARTER);
  const area = starter && document.querySelector<HTMLTextAreaElement>(`#${Id.OPINION_FORM} textarea`);
  if (area) {
    area.value = area.value.replace(/\S$/, "$&\n") + starter;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }
  const ruby = way.closest?.<HTMLElement>(`[${Attribute.RUBY}]`);
  if (ruby) furigana(ruby.dataset[Dataset.RUBY]);
  if (way.matches?.(`[${Attribute.CARD}]`)) {
    event.preventDefault();
    (import(ASSETS.card) as Promise<typeof import("./card.ts")>)
      .then((card) => card.default(way))
      .catch(() => way instanceof HTMLAnchorElement && location.assign(way.href));
  }
  if (!way.matches?.(`[${Attribute.SHARE}]`)) return;
  // What is shared is what the address bar says by then, such as a list's choices.
  if (way instanceof HTMLAnchorElement) way.search = `?path=${encodeURIComponent(location.pathname + location.search)}`;
  else
    (import(ASSETS.share) as Promise<typeof import("./share.ts")>)
      .then((sheet) => sheet.default(way, way.dataset[Dataset.SHARE]!))
      .catch(console.warn);
});
