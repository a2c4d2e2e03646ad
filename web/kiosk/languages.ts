// The page in another language. What was typed goes along; it is kept between the two pages alone.

import { Answer, Class, FormField, Id, KioskId, Storage } from "../contract.ts";
import { CODE } from "../control-code.ts";
import { leadOn } from "../language-links.ts";
import { show } from "./dialogs.ts";
import { lead } from "./history.ts";
import { dialog, root } from "./page.ts";

const JAPANESE = "ja";
/** What each form has of its own. */
const OWN: readonly string[] = [FormField.KEY, Answer.LANGUAGE];

/** Offers the page in each language. In Japanese, the app knows where it has gone since the server wrote the page. */
export function offerLanguages(): void {
  const languages = dialog(KioskId.LANGUAGES);
  for (const link of languages.querySelectorAll<HTMLAnchorElement>(`.${Class.LANGUAGE}`)) {
    const current = document.querySelector<HTMLAnchorElement>(`#${Id.APP} a.${Class.LANGUAGE}[hreflang="${link.hreflang}"]`);
    if (current) link.href = current.href;
  }
  show(languages);
}

export function changeLanguage(link: HTMLAnchorElement): void {
  const { hreflang } = link;
  leadOn(link);
  const url = new URL(link.href);
  const code = document.querySelector(`.${Class.CONTROL_CODE}`)?.textContent ?? "";
  // A kiosk keeps no code: its next page reads it once, and no server gets it.
  if (CODE.test(code)) url.hash = code;
  const form = document.getElementById(Id.OPINION_FORM) as HTMLFormElement | null;
  const fields = form && new FormData(form);
  if (!fields?.get(Answer.TEXT)) {
    lead(url);
    return;
  }
  // What it is about; and the steps of the form have the same names.
  url.search = location.search;
  url.hash = location.hash;
  const chosen = fields.get(Answer.LANG) || root.lang;
  fields.set(Answer.LANG, chosen === JAPANESE && hreflang === JAPANESE ? "" : chosen);
  lead(url, () => handOver(fields));
}

/** The form's script takes it up. */
function handOver(fields: FormData): void {
  const typed = [...fields].filter(([name]) => !OWN.includes(name));
  try {
    sessionStorage.setItem(Storage.FORM_WITHOUT_APP, JSON.stringify(typed));
  } catch {
    // Storage is refused; what was typed is lost, as at the end of a visit.
  }
}
