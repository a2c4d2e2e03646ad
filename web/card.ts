// What the buttons beside わたしの一枚 do: print the sheet, or save it as a picture. Loaded when one of them
// is first used.

import { Class, Dataset } from "./contract.ts";

/** How many pixels of the picture a unit of the drawing has. */
const SCALE = 1.5;

/** The drawing as pixels. */
async function drawn(picture: SVGSVGElement): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export default async function act(button: HTMLElement): Promise<void> {
  if (button.dataset[Dataset.CARD] === "print") return print();
  const canvas = await drawn(document.querySelector<SVGSVGElement>(`.${Class.CARD_PICTURE}`)!);
  const link = document.createElement("a");
  link.href = canvas.toDataURL("image/png");
  link.download = "card.png";
  link.click();
}
