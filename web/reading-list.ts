// What this device knows of the policies that were read on it, and of those to be read later. Nobody else
// learns of it. Where nothing can be kept, the button and home's strip stay away; at a kiosk they are never
// there. Loaded once the app answers, as what brings the newest voices is.

import { Attribute, Dataset, Id, Storage } from "./contract.ts";
import { fillUnseen, onEachPage } from "./page-places.ts";

/** A policy's page, as it is named on home. */
type Entry = { path: string; name: string };

/** How many entries home's strip has, and so how many are worth keeping of those read. */
const MOST = 4;

const isEntry = (it: unknown): it is Entry => {
  const { path, name } = (it ?? {}) as Partial<Entry>;
  return typeof path === "string" && /^\/policies\/[\d-]+$/.test(path) && typeof name === "string";
};

function kept(key: string): Entry[] {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** Whether the entries are kept now. */
function keep(key: string, entries: Entry[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(entries));
    return true;
  } catch {
    return false;
  }
}

const without = (entries: Entry[], path: string): Entry[] => entries.filter((entry) => entry.path !== path);

/** Notes that this policy was read, and lets its button say whether it is to be read later. */
function onPolicy(button: HTMLElement): void {
  const here = { path: location.pathname, name: button.dataset[Dataset.LATER]! };
  const show = (entries: Entry[]) =>
    (button.ariaPressed = `${entries.some((entry) => entry.path === here.path)}`);
  if (!isEntry(here) || !keep(Storage.SEEN, [here, ...without(kept(Storage.SEEN), here.path)].slice(0, MOST))) return;
  show(kept(Storage.LATER));
  button.onclick = () => {
    const before = kept(Storage.LATER);
    const others = without(before, here.path);
    const after = others.length < before.length ? others : [here, ...before];
    if (keep(Storage.LATER, after)) show(after);
  };
}

/** Fills home's strip: first what is to be read later, then what was read. */
function fill(place: HTMLElement): void {
  const later = kept(Storage.LATER);
  const seen = later.reduce((rest, { path }) => without(rest, path), kept(Storage.SEEN));
  const entries = [...later, ...seen].slice(0, MOST);
  const strip = place.querySelector("section")!;
  strip.hidden = !entries.length;
  strip.querySelector("ul")!.replaceChildren(
    ...entries.map((entry) => {
      const link = document.createElement("a");
      link.href = entry.path;
      link.textContent = `${later.includes(entry) ? "★ " : ""}${entry.name}`;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
  strip.querySelector("button")!.onclick = () => {
    keep(Storage.LATER, []);
    keep(Storage.SEEN, []);
    strip.hidden = true;
    document.querySelector<HTMLElement>(`#${Id.MAIN} h1`)!.focus();
  };
}

function look(): void {
  const button = document.querySelector<HTMLElement>(`[${Attribute.LATER}]:not([aria-pressed])`);
  if (button) onPolicy(button);
  const place = document.querySelector<HTMLElement>(`[${Attribute.KEPT}]`);
  if (place) fillUnseen(place, () => fill(place));
}

onEachPage(look);
