// What the buttons beside わたしの一枚 do: print the sheet, or save it as a picture; and the link that saves
// a receipt's number as one, which without scripts leads to the drawing. Loaded when one is first used.

import { Class, Dataset } from "./contract.ts";

/** How many pixels of the picture a unit of the drawing has. */
const SCALE = 1.5;

/** The drawing as pixels. */
async function drawn(drawing: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The drawing of the page, or the one that a link leads to. */
async function drawing(button: HTMLElement): Promise<string> {
  if (!(button instanceof HTMLAnchorElement)) {
    return new XMLSerializer().serializeToString(document.querySelector(`.${Class.CARD_PICTURE}`)!);
  }
  const answer = await fetch(button.href);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

export default async function act(button: HTMLElement): Promise<void> {
  if (button.dataset[Dataset.CARD] === "print") return print();
  const canvas = await drawn(await drawing(button));
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = button instanceof HTMLAnchorElement ? "receipt.png" : "card.png";
  link.click();
}
