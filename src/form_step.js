// The opinion form until the app is there, and where it does not come: which step shows, whether
// what it needs was answered, and what was answered on the check step. It stands in the page's head:
// browsers settle on `:target` a frame or more too late, and the first step would show and give way.
{
  const root = document.documentElement;
  const title = document.title;
  const KEPT = "mirai-navi.form-without-app";
  const hasApp = () => "ready" in root.dataset;
  const form = () => document.getElementById("opinion-form");

  const show = () => {
    const step = (root.dataset.step = location.hash.slice(1));
    const question = !hasApp() && document.getElementById(`${step}-question`);
    if (!question) return;
    document.title = `${question.textContent}｜${title}`;
    if (step === "check") tellAnswers();
  };

  /** What the check page says, but of fields that are empty: that stands there. */
  function tellAnswers() {
    for (const place of form().querySelectorAll(".check-list__value")) {
      place.dataset.empty ??= place.textContent;
      place.textContent = answered(place.id.slice("answer-".length)) || place.dataset.empty;
    }
    root.dataset.answered = "";
  }

  function answered(name) {
    const field = form().elements[name];
    if (!field.value) return "";
    // Radio buttons and the checkbox stand beside what they mean.
    const chosen = field.length && !field.options ? [...field].find(({ checked }) => checked) : field;
    if (chosen.labels?.length && /radio|checkbox/.test(chosen.type)) {
      return chosen.checked ? chosen.closest("label").querySelector("[class$=__label]").textContent : "";
    }
    if (!field.options) return field.value;
    const [option] = field.selectedOptions;
    const group = option.closest("optgroup")?.label ?? "";
    return option.label.startsWith(group) ? option.label : `${group} ${option.label}`;
  }

  addEventListener("hashchange", show);
  addEventListener("DOMContentLoaded", () => {
    takeUp();
    // On arrival, only the app knows what was answered before.
    show();
    if (location.hash !== "#check" || !form()?.elements.text.value) delete root.dataset.answered;
  });
  show();

  // The browser says what is missing, in its own words.
  addEventListener("click", (event) => {
    const step = !hasApp() && event.target.closest?.("[data-leaves]")?.closest("section");
    const needed = step && step.querySelector("[aria-required]");
    if (!needed) return;
    const field = needed.matches("fieldset") ? needed.querySelector("input") : needed;
    field.required = true;
    if (!field.reportValidity()) event.preventDefault();
    field.required = false;
  });

  // A reload brings back what was typed and not sent. The app keeps its own draft, and a kiosk keeps nothing.
  let isSent = false;
  addEventListener("submit", () => (isSent = true));
  addEventListener("pageshow", () => (isSent = false));
  addEventListener("pagehide", () => {
    if (isSent || hasApp() || root.dataset.kiosk !== undefined || !form()) return;
    const typed = [...new FormData(form())].filter(([name]) => name !== "key");
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(typed));
    } catch {
      // Storage is refused; what was typed is lost as on any page.
    }
  });

  function takeUp() {
    let typed = [];
    try {
      typed = JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
      sessionStorage.removeItem(KEPT);
    } catch {
      // As above.
    }
    if (performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
    for (const [name, value] of typed) {
      const field = form().elements[name];
      if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
  }
}
