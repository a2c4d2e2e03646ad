// Shows the button that reads a page aloud where the browser has a voice for it, which may be there only later.

import { Class } from "../contract.ts";
import { onEachPage } from "../page-places.ts";
import { voiceFor } from "./voice.ts";

function look(): void {
  const button = document.querySelector<HTMLButtonElement>(`.${Class.READ_ALOUD}`);
  if (!button) return;
  // The style sheet shows a button that says whether it is pressed.
  button.ariaPressed = voiceFor(document.documentElement.lang) ? (button.ariaPressed ?? "false") : null;
  button.onclick = () =>
    (import(ASSETS.player) as Promise<typeof import("./player.ts")>)
      .then((player) => player.default(button))
      .catch(console.warn);
}

if (self.speechSynthesis) {
  // A page in やさしい日本語 goes without the app.
  look();
  onEachPage(look);
  speechSynthesis.onvoiceschanged = look;
}
