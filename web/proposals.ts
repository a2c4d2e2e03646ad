// Proposes policies by what was written, as the app does, on forms without it: in another language than
// Japanese, and in やさしい日本語. The words that residents use come while somebody writes; nothing of what
// is written leaves the page for it.

import { Answer, Attribute, Dataset, Id } from "./contract.ts";
import { type EverydayWords, languageOf, proposed, read } from "./everyday-words.ts";

const lead = document.querySelector<HTMLTemplateElement>(`[${Attribute.EVERYDAY_WORDS}]`)!;
const place = document.getElementById(Id.PROPOSALS)!;
const { elements } = document.getElementById(Id.OPINION_FORM) as HTMLFormElement;
const text = elements.namedItem(Answer.TEXT) as HTMLTextAreaElement;

/** The words of each language in which somebody wrote, once they are there. */
const words = new Map<string, EverydayWords | undefined>();

async function fetchWords(): Promise<void> {
  const language = languageOf(text.value);
  if (words.has(language)) return;
  words.set(language, undefined);
  try {
    const answer = await fetch(`${lead.dataset[Dataset.EVERYDAY_WORDS]}${language}.txt`);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    words.set(language, read(await answer.text()));
  } catch (error) {
    // The next letter asks again.
    words.delete(language);
    console.warn(error);
  }
}

/** The card of a subject once more, not chosen. */
function cardOf(subject: string): Node | undefined {
  const card = document.querySelector(`.subject__list input[value="${subject}"]`)?.closest("label")?.cloneNode(true);
  const input = (card as Element | undefined)?.querySelector("input");
  if (input) input.checked = false;
  return card;
}

/**
 * Shows what the words may be about, as they are when their writer comes to the question: what comes later
 * would move the choices under their finger.
 */
function propose(): void {
  const own = words.get(languageOf(text.value));
  if (!own) return;
  const most = Number(lead.dataset[Dataset.MOST]);
  const chosen = place.querySelector<HTMLInputElement>(":checked")?.value;
  const found = proposed(own, text.value, most);
  // What was chosen stays, whatever else is written now.
  const subjects = chosen && !found.includes(chosen) ? [chosen, ...found].slice(0, most) : found;
  const cards = subjects.flatMap((subject) => cardOf(subject) ?? []);
  place.replaceChildren(...(cards.length ? [lead.content.cloneNode(true), ...cards] : []));
  for (const input of place.querySelectorAll("input")) input.checked ||= input.value === chosen;
}

text.addEventListener("input", fetchWords);
addEventListener("hashchange", () => location.hash === "#about" && propose());
// Who comes back to the form has written already.
if (text.value) fetchWords();
