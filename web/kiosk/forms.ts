// Forms are sent by the script, so that the browser's history gets no entry of them; and a receipt's
// code goes with its address to where it is read.

import { Attribute, Class, Dataset, FormField, Id, KioskCase } from "../contract.ts";
import { say } from "./dialogs.ts";
import { forgetWay } from "./history.ts";
import { ask, fieldsOf, load, loadAfresh, root } from "./page.ts";

const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== "post") return;
  event.preventDefault();
  post(form, event.submitter as HTMLButtonElement);
});

/** Sends a form as the browser would, but for the entry in its history. */
async function post(form: HTMLFormElement, submitter: HTMLButtonElement): Promise<void> {
  const fields = fieldsOf(form, submitter);
  submitter.disabled = true;
  try {
    const answer = await ask(form.action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const receipt = answer.ok && receiptOf(page, fields);
    if (receipt) return loadAfresh(languageOf(answer) + receipt);
    if (Dataset.FAILED in root.dataset && page.getElementById(Id.OPINION_FORM)) return takeItsPlace(page, answer);
    if (answer.ok) return load(answer.url);
    const failure = page.querySelector(`.${Class.FAILURE}`)?.textContent;
    say(failure ? { text: failure } : { case: KioskCase.NOT_SENT });
  } catch {
    say({ case: KioskCase.NO_LINE });
  }
  submitter.disabled = false;
}

/** What the address begins with, in languages other than Japanese. */
const languageOf = ({ url }: Response): string => new URL(url).pathname.split("/opinions")[0]!;

/**
 * Shows what only the answer to a form has: the form with what is to be put right, or the opinion to be read once
 * more. Where the app comes, it says that itself.
 */
function takeItsPlace(page: Document, { url }: Response): void {
  history.replaceState(null, "", url);
  forgetWay();
  delete root.dataset[Dataset.STEP];
  document.title = page.title;
  document.getElementById(Id.APP)!.replaceWith(page.getElementById(Id.APP)!);
  scrollTo(0, 0);
  (document.querySelector<HTMLElement>(`.${Class.FAILURE}`) ?? document.querySelector("h1")!).focus({ preventScroll: true });
}

/** Where a receipt's page is, with the visitor's code for it to read. */
function receiptOf(page: Document, fields: URLSearchParams): string | undefined {
  const receipt = page.querySelector<HTMLElement>(`[${Attribute.RECEIPT}]`)?.dataset[Dataset.RECEIPT];
  const code = codeIn(page) ?? fields.get(FormField.CONTROL_CODE) ?? "";
  return receipt && `/opinions/${receipt}#${code}`;
}

const codeIn = (page: Document): string | undefined =>
  page.querySelector(`.${Class.CONTROL_CODE}`)?.textContent!.match(CODE)?.[0];

// The code is taken along in the picture of the address, behind the `#`, which no server is sent.
new MutationObserver(async () => {
  const picture = document.querySelector<HTMLImageElement>(`.${Class.RECEIPT_IMAGE}:not([data-has-code])`);
  const code = codeIn(document);
  if (!picture || !code) return;
  picture.dataset.hasCode = "";
  try {
    const answer = await ask(picture.src, { method: "POST", body: new URLSearchParams({ [FormField.CONTROL_CODE]: code }) });
    if (answer.ok) picture.src = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  } catch {
    // The picture of the number alone stays, and the code stands beside it.
  }
}).observe(root, { childList: true, subtree: true });
