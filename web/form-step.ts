// The opinion form until the app is there, and where it does not come: which step shows, whether
// what it needs was answered, and what was answered on the check step. It stands in the page's head:
// browsers settle on `:target` a frame or more too late, and the first step would show and give way.

const root = document.documentElement;
const title = document.title;
const KEPT = "mirai-navi.form-without-app";
const hasApp = () => "ready" in root.dataset;
const form = () => document.getElementById("opinion-form") as HTMLFormElement | null;

/** What the form holds under a name. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | RadioNodeList;
const field = (name: string) => form()!.elements.namedItem(name) as Field;

const show = () => {
  const step = (root.dataset.step = location.hash.slice(1));
  const question = !hasApp() && document.getElementById(`${step}-question`);
  if (!question) return;
  document.title = `${question.textContent}｜${title}`;
  if (step === "check") tellAnswers();
};

/** What the check page says, but of fields that are empty: that stands there. */
function tellAnswers(): void {
  for (const place of form()!.querySelectorAll<HTMLElement>(".check-list__value")) {
    place.dataset.empty ??= place.textContent!;
    place.textContent = answered(field(place.id.slice("answer-".length))) || place.dataset.empty;
  }
  root.dataset.answered = "";
}

function answered(field: Field): string {
  if (!field.value) return "";
  if ("options" in field) {
    const option = field.selectedOptions[0]!;
    const group = option.closest("optgroup")?.label ?? "";
    return option.label.startsWith(group) ? option.label : `${group} ${option.label}`;
  }
  // Radio buttons and the checkbox stand beside what they mean.
  const chosen = "length" in field ? ([...field] as HTMLInputElement[]).find(({ checked }) => checked)! : field;
  if (chosen.labels?.length && /radio|checkbox/.test(chosen.type)) {
    const isChosen = (chosen as HTMLInputElement).checked;
    return isChosen ? chosen.closest("label")!.querySelector("[class$=__label]")!.textContent! : "";
  }
  return field.value;
}

addEventListener("hashchange", show);
addEventListener("DOMContentLoaded", () => {
  takeUp();
  // On arrival, only the app knows what was answered before.
  show();
  if (location.hash !== "#check" || !form() || !field("text").value) delete root.dataset.answered;
});
show();

// The browser says what is missing, in its own words.
addEventListener("click", (event) => {
  const step = !hasApp() && (event.target as Element).closest?.("[data-leaves]")?.closest("section");
  const needed = step && step.querySelector("[aria-required]");
  if (!needed) return;
  const asked = (needed.matches("fieldset") ? needed.querySelector("input") : needed) as HTMLInputElement;
  asked.required = true;
  if (!asked.reportValidity()) event.preventDefault();
  asked.required = false;
});

// A reload brings back what was typed and not sent. The app keeps its own draft, and a kiosk keeps nothing.
let isSent = false;
addEventListener("submit", () => (isSent = true));
addEventListener("pageshow", () => (isSent = false));
addEventListener("pagehide", () => {
  if (isSent || hasApp() || root.dataset.kiosk !== undefined || !form()) return;
  const typed = [...new FormData(form()!)].filter(([name]) => name !== "key");
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(typed));
  } catch {
    // Storage is refused; what was typed is lost as on any page.
  }
});

function takeUp(): void {
  let typed: [name: string, value: string][] = [];
  try {
    typed = JSON.parse(sessionStorage.getItem(KEPT)!) ?? [];
    sessionStorage.removeItem(KEPT);
  } catch {
    // As above.
  }
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (arrival?.type !== "reload") return;
  for (const [name, value] of typed) {
    const typedIn = field(name) as HTMLInputElement;
    if (typedIn.type === "checkbox") typedIn.checked = true;
    else typedIn.value = value;
  }
}
