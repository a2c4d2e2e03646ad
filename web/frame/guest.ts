// The app's side of a frame in another site's page (embed.js is the other): tells how tall the
// content is and which page is shown, and goes where that page's address says. In a plain frame
// nothing answers, and the page scrolls within it.
//
// Who frames the app is on the list that the server gave the browser (`frame-ancestors`), or the
// page would not be shown. So the window above is heard, under the one origin that it has, and no
// other; and all but the greeting, which says nothing, is sent to that origin alone.
import { Attribute, Class, Dataset, Query } from "../contract.ts";
import { whenReady } from "../ready.ts";
import { type Message, TYPE, isFrom } from "./message.ts";
import { placeToTell } from "./place.ts";

const root = document.documentElement;
const expected = location.ancestorOrigins?.[0] ?? referrer();
let host: string | undefined;

root.dataset[Dataset.FRAMED] = "";
addEventListener("message", (message) => {
  const { origin, data } = message;
  if (!isFrom(parent, host ?? expected ?? origin, message)) return;
  if (typeof data.place === "string") goTo(data.place);
  if (!host) settle(origin);
});
parent.postMessage({ type: TYPE, greets: true }, expected ?? "*");
whenReady(() => {
  // Where nothing has answered, lines are gone to within the frame. The page around it, which would be scrolled by
  // `scrollIntoView`, stays; a part has been gone to by the browser.
  const lines = location.hash || host ? null : named();
  if (lines) scrollTo(0, lines.getBoundingClientRect().top + scrollY - parseFloat(getComputedStyle(lines).scrollMarginTop));
});

/** The origin that framed the app, where the browser knows no better way to tell. */
function referrer(): string | undefined {
  const origin = document.referrer && new URL(document.referrer).origin;
  // Our own stands there once the reader has gone on within the frame.
  return origin && origin !== location.origin ? origin : undefined;
}

function tell(message: Omit<Message, "type">): void {
  if (host) parent.postMessage({ type: TYPE, ...message }, host);
}

function settle(origin: string): void {
  host = origin;
  // From now on the content gives the height.
  root.dataset[Dataset.FRAMED] = "sized";
  const tellHeight = () => tell({ height: Math.ceil(root.getBoundingClientRect().height) });
  tellHeight();
  const name = document.querySelector<HTMLMetaElement>("meta[property='og:site_name']");
  if (name) tell({ app: { name: name.content, language: root.lang } });
  new ResizeObserver(tellHeight).observe(root);
  tellPlace();
  tellWhere(named() ?? document.body);
}

/** Where the reader is. */
function tellPlace(returns = false): void {
  tell({ place: placeToTell(location), returns });
}

/** What the address names within the page: a part, or else lines of a document, of which blank ones are not on the page. */
function named(): HTMLElement | null {
  const part = document.getElementById(location.hash.slice(1));
  const lines = new URLSearchParams(location.search).get(Query.LINES);
  if (part || !lines) return part;
  const [first, last] = lines.split("-").map(Number) as [number, number];
  const isNamed = (line: Element) => {
    const number = Number(line.getAttribute(Attribute.LINE));
    return first <= number && number <= last;
  };
  return [...document.querySelectorAll<HTMLElement>(`[${Attribute.LINE}]`)].find(isNamed) ?? null;
}

/** Has an element brought into view, if it is not; a page's heading, with what stands above it. */
function tellWhere(element: HTMLElement): void {
  const see = element.getBoundingClientRect().top + scrollY;
  tell({ see, start: element.localName === "h1" ? 0 : see });
}

// The app changes its address by these alone.
for (const change of ["pushState", "replaceState"] as const) {
  const original = history[change];
  history[change] = (...state: Parameters<History["pushState"]>) => {
    original.apply(history, state);
    tellPlace();
  };
}

/** Goes to a place as if the browser had gone back to it: the step of the history is the outer page's. */
function goTo(place: string): void {
  const url = new URL(place, location.href);
  if (url.origin !== location.origin || url.href === location.href) return;
  // Without the app, as in other languages, the browser goes there.
  if (Dataset.FAILED in root.dataset) {
    location.replace(url);
    return;
  }
  History.prototype.replaceState.call(history, null, "", url);
  move = "traverse";
  dispatchEvent(new PopStateEvent("popstate"));
}

// A link to another part of the page is announced as Back is, but for the Navigation API.
let move = "traverse";
window.navigation?.addEventListener("navigate", ({ navigationType }) => (move = navigationType));
let returns = false;
addEventListener("popstate", () => {
  const isReturn = move === "traverse";
  returns = isReturn;
  // The page's height is sent before its place, at which the outer page may scroll.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      returns = false;
      tellPlace(isReturn);
    }),
  );
});
addEventListener("hashchange", () => {
  const element = named();
  // A step of the form shows only after this, and takes the focus then.
  if (element?.checkVisibility() && !returns) tellWhere(element);
});
// The app moves the focus to what has come, which the outer page may have scrolled out of sight.
addEventListener("focusin", ({ target }) => {
  const focused = target as HTMLElement;
  if (!returns && focused.getAttribute("tabindex") === "-1") tellWhere(focused);
});

// What is not ours does not belong in this frame. A window of its own gets the page that is shown now.
addEventListener(
  "click",
  ({ target }) => {
    const open = (target as Element).closest?.<HTMLAnchorElement>(`.${Class.OPEN}`);
    if (open) open.href = location.href;
    const link = (target as Element).closest?.<HTMLAnchorElement>("a[href^=http]:not([target])");
    if (link && link.origin !== location.origin) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  },
  true,
);

// Browsers let no other site's frame ask a question: who means it presses twice.
let asked: string | undefined;
window.confirm = (question) => {
  const isMeant = asked === question;
  asked = isMeant ? undefined : question;
  const button = (window.event?.target as Element | null | undefined)?.closest?.("button");
  button?.parentElement!.querySelector(".frame-question")?.remove();
  if (!isMeant) {
    const note = Object.assign(document.createElement("span"), { className: "frame-question", role: "status" });
    button?.after(note);
    note.textContent = `${question}よければ、もう一度押してください。`;
  }
  return isMeant;
};
