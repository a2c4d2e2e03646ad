// What the form's page says of drafts (draft.rs): which were left on this device, that the one at
// the form was opened in another tab, too, and that the device keeps nothing; and what takes the draft
// along to the form in another language. Loaded with the form.
import { Answer, Attribute, Class, Dataset, FormField, Id, Storage } from "./contract.ts";
import { isReady, whenReady } from "./ready.ts";

const PUT_AWAY_DAYS = 7;
const root = document.documentElement;
const hour = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", month: "long", day: "numeric", hour: "numeric" });

/** A draft as the app keeps it, as far as it matters here. */
type Draft = { text?: string; contact?: string; subject?: string; at?: string; until?: string };
/** A draft that is not at this tab's form. */
type Left = { id: string; draft: Draft };

/** The draft at the form that another tab has, too, and what is to be said of it. */
let shared: { id?: string; said?: string } = {};

const read = (text: string | null): Draft => {
  try {
    return JSON.parse(text!) ?? {};
  } catch {
    return {};
  }
};
const current = (): string => {
  const id: unknown = read(sessionStorage.getItem(Storage.DRAFT_ID));
  return typeof id === "string" ? id : "";
};
const write = (id: string, draft: Draft) => localStorage.setItem(Storage.DRAFT_PREFIX + id, JSON.stringify(draft));

/** A UUID of version 4. The browser's own are for pages with TLS alone. */
const uuid = () =>
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  );

function canKeep(): boolean {
  try {
    localStorage.setItem(Storage.DRAFT_OPENED, "");
    localStorage.removeItem(Storage.DRAFT_OPENED);
    return true;
  } catch {
    return false;
  }
}

/** The drafts that are not at this tab's form, newest first, but for those that were put away. */
function left(): Left[] {
  const own = Storage.DRAFT_PREFIX + current();
  const now = new Date().toISOString();
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(Storage.DRAFT_PREFIX) && name !== own)
    .map((name) => ({ id: name.slice(Storage.DRAFT_PREFIX.length), draft: read(localStorage.getItem(name)) }))
    .filter(({ draft: { text, contact, until } }) => (text || contact) && !(until! > now))
    .sort((one, other) => ((one.draft.at ?? "") < (other.draft.at ?? "") ? 1 : -1));
}

/** Makes the one draft that the first release kept a draft that was left. Its time is not known. */
function carryOver(): void {
  const before = read(localStorage.getItem(Storage.FIRST_RELEASE_DRAFT));
  const isHere = read(localStorage.getItem(Storage.DRAFT_PREFIX + current())).text === before.text;
  if (before.text && !isHere) write(uuid(), before);
  localStorage.removeItem(Storage.FIRST_RELEASE_DRAFT);
}

const acts = {
  open({ id, draft: { subject } }: Left) {
    sessionStorage.setItem(Storage.DRAFT_ID, JSON.stringify(id));
    location.assign(`/opinions/new${subject ? `?about=${encodeURIComponent(subject)}` : ""}`);
  },
  later({ id, draft }: Left) {
    const until = new Date();
    until.setDate(until.getDate() + PUT_AWAY_DAYS);
    write(id, { ...draft, until: until.toISOString() });
  },
  erase({ id }: Left) {
    if (confirm("この書きかけを消しますか。")) localStorage.removeItem(Storage.DRAFT_PREFIX + id);
  },
};

/**
 * Shows `text` in `seen` at once, so that nothing moves under a finger, and has it read out: that is what is said after the
 * place for it was there.
 */
function announced(seen: HTMLElement, text: string): DocumentFragment {
  seen.textContent = text;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  setTimeout(() => (status.textContent = text), 100);
  const both = document.createDocumentFragment();
  both.append(seen, status);
  return both;
}

function offer(): Node | string {
  const drafts = left();
  if (!drafts.length) return "";
  const section = document.createElement("section");
  section.className = "waiting";
  section.ariaLabel = "書きかけの意見";
  const times = drafts.map(({ draft: { at } }) => (at ? `（${hour.format(new Date(at))}）` : ""));
  const count = `書きかけが${drafts.length}件あります`;
  section.append(announced(document.createElement("p"), drafts.length > 1 ? count : count + times[0]));
  drafts.forEach((left, at) => {
    const line = document.createElement("p");
    line.className = "waiting__actions";
    if (drafts.length > 1) line.append(times[at]!);
    for (const [act, label] of [["open", "開く"], ["later", `${PUT_AWAY_DAYS}日間しまう`], ["erase", "消す"]] as const) {
      const button = document.createElement("button");
      Object.assign(button, { className: "dads-button", type: "button", textContent: label });
      Object.assign(button.dataset, { type: act === "open" ? "outline" : "text", size: "sm" });
      if (drafts.length > 1) button.ariaLabel = label + times[at]!;
      button.onclick = () => {
        try {
          acts[act](left);
        } catch (error) {
          // Full or refused meanwhile: what is offered stays.
          console.warn(error);
        }
        if (act !== "open") {
          show();
          document.querySelector("h1")!.focus({ preventScroll: true });
        }
      };
      line.append(button);
    }
    section.append(line);
  });
  return section;
}

/** Says that the draft at the form is in another tab, too. */
function tell(): Node | string {
  if (!shared.said || shared.id !== current()) return "";
  const note = document.createElement("p");
  note.className = "app-failure";
  note.dataset[Dataset.SHOWN] = "";
  return announced(note, shared.said);
}

/** Brings what the page says up to date. */
export default function show(): void {
  const form = document.getElementById(Id.OPINION_FORM);
  if (!form) return;
  for (const said of document.querySelectorAll("[data-drafts]")) said.remove();
  const place = document.createElement("div");
  place.dataset.drafts = "";
  if (!canKeep()) {
    place.innerHTML = `<p class="app-failure" ${Attribute.SHOWN}>この画面では、書きかけの意見を端末に保存できません。送り終わるまで、画面を閉じないでください。</p>`;
    form.before(place);
    return;
  }
  if (!isReady()) return;
  try {
    carryOver();
    place.append(tell(), offer());
    form.after(place);
  } catch (error) {
    console.warn(error);
  }
}

/** Tells other tabs of the draft at this form. */
function announce(): void {
  if (!current()) return;
  localStorage.setItem(Storage.DRAFT_OPENED, `${current()} ${Math.random()}`);
  localStorage.removeItem(Storage.DRAFT_OPENED);
}

addEventListener("storage", ({ key, newValue }) => {
  try {
    const id = current();
    if (key === Storage.DRAFT_OPENED && id && newValue?.startsWith(`${id} `)) {
      // The other tab learns of this one.
      if (shared.id !== id) announce();
      shared = { id, said: "この書きかけは、別のタブでも開かれています。どちらで書いても、ひとつの意見になります。" };
    } else if (key === Storage.DRAFT_PREFIX + id && !newValue) {
      shared = { id, said: "この書きかけは、別のタブで送られたか、消されました。" };
    } else if (!key?.startsWith(Storage.DRAFT_PREFIX) || key === Storage.DRAFT_PREFIX + id) {
      return;
    }
    show();
  } catch (error) {
    console.warn(error);
  }
});
// The app speaks Japanese: the server writes the form in other languages, with what was typed.
addEventListener("click", (event) => {
  const language = (event.target as Element).closest?.<HTMLAnchorElement>(`.${Class.LANGUAGE}[href]`);
  const form = document.getElementById(Id.OPINION_FORM) as HTMLFormElement | null;
  if (!language || !form || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(form.elements.namedItem(Answer.TEXT) as HTMLTextAreaElement).value) return;
  event.preventDefault();
  const change = document.createElement("input");
  Object.assign(change, { type: "hidden", name: FormField.CHANGE, value: "yes" });
  form.append(change);
  form.action = language.pathname.replace(/\/new$/, "");
  // Not by a button: the app would take it for sending.
  form.submit();
});
// A page that is left with words that are nowhere else.
addEventListener("beforeunload", (event) => {
  const waits = document.querySelector(`.${Class.OUTBOX_ITEM}[${Attribute.KIND}="waiting"]`);
  if (!(Dataset.UNSAVED in root.dataset || (waits && !canKeep()))) return;
  event.preventDefault();
  // Older browsers ask only for this.
  event.returnValue = true;
});
if (canKeep()) announce();
if (!isReady()) whenReady(show);
