// Makes the app a kiosk's. The server puts this script behind the controls of every page that it
// gives to a kiosk, and before the app starts. What one visitor typed, chose or opened is gone for
// the next; nobody is led away from the app, since there is no browser around it to come back with.

import { Attribute, Class, Dataset, KioskAction, KioskId, Query } from "../contract.ts";
import { offer, show, unsent } from "./dialogs.ts";
import { erase } from "./ending.ts";
import "./forms.ts";
import { back, lead } from "./history.ts";
import { changeLanguage, offerLanguages } from "./languages.ts";
import { HOME, START, dialog, find, invites, isPage, load, root } from "./page.ts";
import { press } from "./receipt-field.ts";
import { clearOwn, holdsOwn, retire } from "./storage.ts";
import { setTextSize } from "./text-size.ts";
import { touched } from "./timer.ts";

/** What the controls do that name it in `data-kiosk`. */
const actions: Record<KioskAction, (control: HTMLElement) => unknown> = {
  [KioskAction.BACK]: back,
  [KioskAction.PHONE]: () => offer(new URL(location.href)),
  [KioskAction.LANGUAGES]: offerLanguages,
  [KioskAction.END]: () => show(dialog(KioskId.END)),
  [KioskAction.CLOSE]: () => document.activeElement!.closest("dialog")?.close(),
  [KioskAction.CONTINUE]: () => {
    touched();
    dialog(KioskId.IDLE).close();
  },
  [KioskAction.ERASE]: () => erase(unsent()),
  [KioskAction.KEEP]: () => load(`/?${Query.SURFACE}=phone`),
  [KioskAction.CLEAR]: async () => {
    await clearOwn();
    dialog(KioskId.OWN).close();
  },
  [KioskAction.STILL]: (control) => {
    control.ariaPressed = `${root.toggleAttribute(Attribute.KIOSK_STILL)}`;
  },
  [KioskAction.SIZE]: (size) => setTextSize((size as HTMLButtonElement).value),
  [KioskAction.KEY]: (key) => press((key as HTMLButtonElement).value),
};

addEventListener(
  "click",
  (event) => {
    const target = event.target as Element;
    const control = target.closest<HTMLElement>(`[${Attribute.KIOSK}]:not(html)`);
    if (control) {
      // Without scripts, it is a link.
      event.preventDefault();
      return actions[control.dataset[Dataset.KIOSK] as KioskAction](control);
    }
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (!link || invites()) return;
    if (link.matches(`dialog .${Class.LANGUAGE}`)) {
      event.preventDefault();
      return changeLanguage(link);
    }
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
  delete root.dataset[Dataset.KIOSK_INVITES];
  find(KioskId.INVITATION).remove();
  history.replaceState(null, "", HOME);
  document.querySelector("h1")!.focus({ preventScroll: true });
}

if (invites()) {
  find(KioskId.INVITATION).addEventListener("click", (event) => {
    event.preventDefault();
    const language = (event.target as Element).closest<HTMLAnchorElement>(`.${Class.LANGUAGE}`);
    if (language) load(language.href);
    else if (!(event.target as Element).closest("button")) begin();
  });
}

if (holdsOwn) {
  dialog(KioskId.OWN).addEventListener("close", () => holdsOwn && dialog(KioskId.OWN).showModal());
  dialog(KioskId.OWN).showModal();
} else {
  retire().catch(console.warn);
}

// A page that the browser would bring back as it was shows the cover, and begins from the start.
addEventListener("pagehide", () => {
  find(KioskId.COVER).hidden = false;
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
