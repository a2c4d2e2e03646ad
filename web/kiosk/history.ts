// One entry of history: the browser's never grows, so that nobody gets back to what somebody else
// saw. The way back within a visit is known to this page alone. And nowhere without a way back:
// what is no page of the app is offered to the visitor's phone.

import { Dataset, KioskCase } from "../contract.ts";
import { offer, say } from "./dialogs.ts";
import { HOME, fieldsOf, here, isLeaving, isPage, isReachable, load, root } from "./page.ts";

/** As many steps back as anybody takes. */
const WAY_MAX = 50;

const way: { address: string; top: number }[] = [];

function remember(): void {
  way.push({ address: here(), top: scrollY });
  if (way.length > WAY_MAX) way.shift();
}

/** No way leads back any more. */
export function forgetWay(): void {
  way.length = 0;
}

history.pushState = (state, _, address) => {
  remember();
  history.replaceState(state, "", address);
};

/** Loads a page from the server, unless the browser would have to say that it cannot; `leave` is done before. */
export async function lead(url: URL, leave?: () => void): Promise<void> {
  if (!isPage(url)) return offer(url);
  if (!(await isReachable())) return say({ case: KioskCase.NO_PAGE });
  leave?.();
  load(url);
}

function goToPart(url: string | URL): void {
  remember();
  location.replace(url);
}

if (self.navigation) {
  self.navigation.addEventListener("navigate", (event) => {
    const { navigationType: type, destination, hashChange, cancelable } = event;
    if (isLeaving || !cancelable || !(type === "push" || type === "replace")) return;
    if (destination.sameDocument && !(hashChange && type === "push")) return;
    event.preventDefault();
    if (hashChange) goToPart(destination.url);
    else lead(new URL(destination.url));
  });
} else {
  // Safari before 26.2, and WebKitGTK: what the app leaves to the browser is taken from its clicks
  // and forms, after the app has had its say.
  const last = <T extends "click" | "submit">(type: T, handle: (event: WindowEventMap[T]) => void) =>
    addEventListener(type, () => addEventListener(type, handle, { once: true }), true);
  last("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (event.defaultPrevented || !link) return;
    event.preventDefault();
    const url = new URL(link.href);
    if (url.hash && url.href.split("#")[0] === location.href.split("#")[0]) goToPart(url);
    else lead(url);
  });
  last("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "get") return;
    event.preventDefault();
    const url = new URL(form.action);
    url.search = `${fieldsOf(form, event.submitter)}`;
    lead(url);
  });
}

/** To where the visitor was before; from the first page without the app, to where its control leads. */
export function back(control: HTMLElement): void {
  const before = way.pop();
  const { address, top } = before ?? { address: control.getAttribute("href") ?? HOME, top: 0 };
  if (!(Dataset.READY in root.dataset)) {
    const url = new URL(address, location.href);
    // A step of a form on this page. An address without a part would load the page afresh.
    if (before) location.replace(url.hash ? url : `${url}#`);
    // Without the app, the server has the page.
    else lead(url);
    return;
  }
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  restore(address, top, Date.now() + 3_000);
}

/** Scrolls to where the visitor was, once the page is there again. */
function restore(address: string, top: number, until: number): void {
  const isThere = here() === address && !(Dataset.LOADING in root.dataset);
  if (isThere) requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, top)));
  else if (Date.now() < until) requestAnimationFrame(() => restore(address, top, until));
}
