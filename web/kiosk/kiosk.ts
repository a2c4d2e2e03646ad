// Makes the app a kiosk's. The server puts this script behind the controls of every page that it
// gives to a kiosk, and before the app starts. What one visitor typed, chose or opened is gone for
// the next; nobody is led away from the app, since there is no browser around it to come back with.

import { offer, show, unsent } from "./dialogs.ts";
import { erase } from "./ending.ts";
import "./forms.ts";
import { back, lead } from "./history.ts";
import { HOME, START, dialog, find, invites, isPage, load, root } from "./page.ts";
import { clearOwn, holdsOwn, retire } from "./storage.ts";
import { touched } from "./timer.ts";

/** What the controls do that name it in `data-kiosk`. */
const actions: Record<string, () => unknown> = {
  back,
  phone: () => offer(new URL(location.href)),
  end: () => show(dialog("end")),
  close: () => document.activeElement!.closest("dialog")?.close(),
  continue: () => {
    touched();
    dialog("idle").close();
  },
  erase: () => erase(unsent()),
  keep: () => load("/?surface=phone"),
  clear: async () => {
    await clearOwn();
    dialog("own").close();
  },
  still: () => {
    const isStill = root.toggleAttribute("data-kiosk-still");
    document.querySelector('[data-kiosk="still"]')!.ariaPressed = `${isStill}`;
  },
};

addEventListener(
  "click",
  (event) => {
    const target = event.target as Element;
    const action = target.closest<HTMLElement>("[data-kiosk]:not(html)")?.dataset.kiosk;
    if (action) return actions[action]!();
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (!link || invites()) return;
    const url = new URL(link.href);
    const elsewhere = !isPage(url) || link.hasAttribute("download");
    const otherWindow = link.target || event.ctrlKey || event.shiftKey || event.metaKey || event.altKey;
    if (!elsewhere && !otherWindow) return;
    event.preventDefault();
    if (elsewhere) offer(url);
    else lead(url);
  },
  true,
);

for (const type of ["contextmenu", "dragstart", "auxclick"]) {
  addEventListener(type, (event) => event.preventDefault(), true);
}
// The browser's own questions stop the clock, and paper is for others to find.
self.confirm = () => true;
self.alert = self.print = () => {};

function begin(): void {
  touched();
  delete root.dataset.kioskInvites;
  find("invitation").remove();
  history.replaceState(null, "", HOME);
  document.querySelector("h1")!.focus({ preventScroll: true });
}

if (invites()) {
  find("invitation").addEventListener("click", (event) => {
    event.preventDefault();
    if (!(event.target as Element).closest("button")) begin();
  });
}

if (holdsOwn) {
  dialog("own").addEventListener("close", () => holdsOwn && dialog("own").showModal());
  dialog("own").showModal();
} else {
  retire().catch(console.warn);
}

// A page that the browser would bring back as it was shows the cover, and begins from the start.
addEventListener("pagehide", () => {
  find("cover").hidden = false;
});
addEventListener("pageshow", ({ persisted }) => persisted && load(START));

// The browser offers to the next visitor what it was told to remember by the one before.
addEventListener(
  "focusin",
  ({ target }) => {
    const field = target as HTMLInputElement;
    for (const remembering of [field, field.form]) remembering?.setAttribute?.("autocomplete", "off");
  },
  true,
);
