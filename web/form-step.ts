// The opinion form until the app is there, and where it does not come: which step shows, whether
// what it needs was answered, and what was answered on the check step. It stands in the page's head:
// browsers settle on `:target` a frame or more too late, and the first step would show and give way.

import { Answer, Attribute, Class, Dataset, FormField, Id, Query, Storage } from "./contract.ts";
import { kept } from "./kept.ts";
import { wordsOf } from "./words.ts";

const root = document.documentElement;
const title = document.title;
const hasApp = () => Dataset.READY in root.dataset;
const form = () => document.getElementById(Id.OPINION_FORM) as HTMLFormElement | null;

/** What the form holds under a name. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | RadioNodeList;
const field = (name: string) => form()!.elements.namedItem(name) as Field;

const show = () => {
  const step = (root.dataset[Dataset.STEP] = location.hash.slice(1));
  const question = !hasApp() && document.getElementById(`${step}${Id.QUESTION_SUFFIX}`);
  if (!question) return;
  document.title = `${wordsOf(question)}｜${title}`;
  if (step === "check") tellAnswers();
};

/** What the check page says, but of fields that are empty: that stands there. */
function tellAnswers(): void {
  const line = document.getElementById(Id.UNANSWERED)!;
  const missing: Said[] = [];
  for (const place of form()!.querySelectorAll<HTMLElement>(`.${Class.CHECKED_VALUE}`)) {
    place.dataset.empty ??= wordsOf(place);
    const answer = answered(field(place.id.slice(Id.ANSWER_PREFIX.length)));
    place.replaceChildren(...(answer ?? [place.dataset.empty]));
    const row = place.parentElement!;
    // Those that need no answer are hidden in the page's file.
    if (!(Dataset.OPTIONAL in row.dataset)) continue;
    row.hidden = !answer;
    if (answer || row.dataset[Dataset.OPTIONAL]) continue;
    missing.push(line.dataset[missing.length ? Dataset.BETWEEN : Dataset.BEGINS]!, ...said(row.firstElementChild!));
  }
  line.replaceChildren(...missing);
  root.dataset[Dataset.ANSWERED] = "";
}

/** Words, and words with what stands above them. */
type Said = string | Node;

/** What an element says, for another place to say it. */
const said = (element: Element): Said[] => [...element.cloneNode(true).childNodes];

function answered(field: Field): Said[] | undefined {
  if (!field.value) return;
  if ("options" in field) return [field.selectedOptions[0]!.label];
  // Radio buttons and the checkbox stand beside what they mean.
  const chosen = "length" in field ? ([...field] as HTMLInputElement[]).find(({ checked }) => checked)! : field;
  if (chosen.id === Id.SUBJECT) return said(document.getElementById(Id.CHOSEN)!);
  if (chosen.labels?.length && /radio|checkbox/.test(chosen.type)) {
    const isChosen = (chosen as HTMLInputElement).checked;
    return isChosen ? said(chosen.closest("label")!.querySelector("[class$=__label]")!) : undefined;
  }
  return [field.value];
}

/** Whether this tab's draft is about something that the address does not name: the app alone knows how to say it. */
function isAboutMore(): boolean {
  if (new URLSearchParams(location.search).has(Query.ABOUT)) return false;
  try {
    const name = Storage.DRAFT_PREFIX + JSON.parse(sessionStorage.getItem(Storage.DRAFT_ID)!);
    return Boolean(JSON.parse(kept(name)!)?.subject);
  } catch {
    return false;
  }
}

// In other languages there is no app to say it, nor to propose what the words may be about.
const isJapanese = root.lang === "ja";
if (isJapanese && isAboutMore()) root.dataset[Dataset.UNANSWERED] = "";
addEventListener("hashchange", show);
addEventListener("DOMContentLoaded", () => {
  takeUp();
  if (!isJapanese && form()) import(ASSETS.proposals).catch(console.warn);
  // On arrival, only the app knows what was answered before.
  show();
  if (location.hash !== "#check" || !form() || !field(Answer.TEXT).value) delete root.dataset[Dataset.ANSWERED];
});
show();

// The browser says what is missing, in its own words.
addEventListener("click", (event) => {
  const step = !hasApp() && (event.target as Element).closest?.(`[${Attribute.LEAVES}]`)?.closest("section");
  for (const needed of step ? step.querySelectorAll("[aria-required]") : []) {
    const asked = (needed.matches("fieldset") ? needed.querySelector("input:not([hidden])") : needed) as HTMLInputElement;
    asked.required = true;
    const isAnswered = asked.reportValidity();
    asked.required = false;
    if (!isAnswered) return event.preventDefault();
  }
});

// Without the app, nothing keeps what is sent until there is a line again.
const note = () => (hasApp() ? null : document.getElementById(Id.FORM_OFFLINE));
const tellLine = () => note()?.toggleAttribute("hidden", navigator.onLine);
for (const change of ["online", "offline", "DOMContentLoaded"]) addEventListener(change, tellLine);
addEventListener("submit", (event) => {
  if (navigator.onLine || !note()) return;
  event.preventDefault();
  note()!.focus();
});

// A reload brings back what was typed and not sent. The app keeps its own draft, and a kiosk keeps nothing.
let isSent = false;
addEventListener("submit", ({ defaultPrevented }) => (isSent = !defaultPrevented));
addEventListener("pageshow", () => (isSent = false));
addEventListener("pagehide", () => {
  if (isSent || hasApp() || root.dataset[Dataset.KIOSK] !== undefined || !form()) return;
  const typed = [...new FormData(form()!)].filter(([name]) => name !== FormField.KEY);
  try {
    sessionStorage.setItem(Storage.FORM_WITHOUT_APP, JSON.stringify(typed));
  } catch {
    // Storage is refused; what was typed is lost as on any page.
  }
});

function takeUp(): void {
  let typed: [name: string, value: string][] = [];
  try {
    typed = JSON.parse(sessionStorage.getItem(Storage.FORM_WITHOUT_APP)!) ?? [];
    sessionStorage.removeItem(Storage.FORM_WITHOUT_APP);
  } catch {
    // As above.
  }
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // A kiosk keeps it only where the same form is asked for in another language.
  if (arrival?.type !== "reload" && root.dataset[Dataset.KIOSK] === undefined) return;
  for (const [name, value] of typed) {
    const typedIn = field(name) as HTMLInputElement | null;
    if (!typedIn) continue;
    if (typedIn.type === "checkbox") typedIn.checked = true;
    else typedIn.value = value;
  }
}
