// The page that a kiosk shows, and what every part of its script asks of it.

import { Dataset, KioskId, Query } from "../contract.ts";

export const root = document.documentElement;
/** Begins with the invitation. */
export const START = `/?${Query.SURFACE}=kiosk&${Query.BRANCH}=${root.dataset[Dataset.KIOSK]}`;
export const HOME = "/";

/** Also after an ended visit has taken the app's own door to the network away. */
export const ask = fetch.bind(self);

/** An element of the kiosk's controls (components/kiosk.rs). */
export const find = <E extends HTMLElement>(id: KioskId): E => document.getElementById(id) as E;
export const dialog = (id: KioskId): HTMLDialogElement => find(id);
export const here = (): string => location.pathname + location.search + location.hash;
export const invites = (): boolean => Dataset.KIOSK_INVITES in root.dataset;

/** Where a page of the app is; anything else the visitor's own phone can open. */
export const isPage = ({ origin, pathname }: URL | HTMLAnchorElement): boolean =>
  origin === location.origin && !pathname.startsWith("/api/") && !/\.\w+$/.test(pathname);

/** What a form holds, as the browser would send it. No form of the app has files. */
export const fieldsOf = (form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams =>
  new URLSearchParams(new FormData(form, submitter) as unknown as Record<string, string>);

/** Set before this script itself loads another page. */
export let isLeaving = false;

export function load(url: string | URL): void {
  isLeaving = true;
  location.replace(url);
}

/** Also where the address differs in what stands behind its `#` alone, which would load nothing. */
export function loadAfresh(address: string): void {
  isLeaving = true;
  history.replaceState(null, "", address);
  location.reload();
}

export async function isReachable(): Promise<boolean> {
  try {
    return (await ask(HOME, { method: "HEAD", cache: "no-store" })).status < 500;
  } catch {
    return false;
  }
}
