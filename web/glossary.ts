// Narrows the glossary to the terms whose name, reading or meaning has what is typed, and opens their groups.

import { Class, Id } from "./contract.ts";
import { onEachPage } from "./page-places.ts";

/** A text as it is compared: without its width, its case and its kind of kana. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

function narrow(field: HTMLInputElement): void {
  const sought = plain(field.value.trim());
  const entries = [...document.querySelectorAll<HTMLElement>(`.${Class.GLOSSARY_ENTRY}`)];
  for (const entry of entries) {
    const texts = [...entry.children].slice(0, -1);
    entry.hidden = !texts.some((text) => plain(text.textContent!).includes(sought));
  }
  for (const group of new Set(entries.map((entry) => entry.closest("details")!))) {
    group.hidden = !group.querySelector(`.${Class.GLOSSARY_ENTRY}:not([hidden])`);
    group.open = sought !== "" && !group.hidden;
  }
  const left = entries.filter((entry) => !entry.hidden).length;
  document.getElementById(Id.GLOSSARY_COUNT)!.textContent = sought && `${left}の用語があります。`;
}

onEachPage(() => {
  const field = document.getElementById(Id.GLOSSARY_FIELD) as HTMLInputElement | null;
  if (!field) return;
  field.addEventListener("input", () => narrow(field));
  // What was typed before this script came.
  if (field.value) narrow(field);
});
