// Makes the app a kiosk's. The server puts this script behind the controls of every page that it
// gives to a kiosk (components/kiosk.rs), and before the app starts. What one visitor typed, chose
// or opened is gone for the next; nobody is led away from the app, since there is no browser
// around it to come back with.

const root = document.documentElement;
const START = `/?surface=kiosk&branch=${root.dataset.kiosk}`;
const HOME = "/";
const IDLE = 120_000;
const WARNING = 60_000;
/** How long left is read out, in seconds; said each second, it would drown the rest. */
const SAID = [10, 30, 60];
/** How often a kiosk that waits looks for a new release. */
const RENEWAL = 600_000;
/** How often an ended visit looks whether the server is back. */
const RETRY = 5_000;
/** How often it is asked to withdraw what an ended visit took back. */
const WITHDRAWALS_MAX = 12;
/** As many steps back as anybody takes. */
const WAY_MAX = 50;

const find = (id) => document.getElementById(`kiosk-${id}`);
const here = () => location.pathname + location.search + location.hash;
const invites = () => "kioskInvites" in root.dataset;
const ask = fetch.bind(self);
const pause = () => new Promise((resolve) => setTimeout(resolve, RETRY));

// ---- One entry of history ------------------------------------------------------------------
// The browser's history never grows, so that nobody gets back to what somebody else saw. The way
// back within a visit is known to this page alone.

const way = [];
/** Set before this script itself loads another page. */
let leaving = false;

function remember() {
  way.push({ address: here(), top: scrollY });
  if (way.length > WAY_MAX) way.shift();
}

history.pushState = (state, title, address) => {
  remember();
  history.replaceState(state, title, address);
};

function goToPart(url) {
  remember();
  location.replace(url);
}

if (self.navigation) {
  navigation.addEventListener("navigate", (event) => {
    const { navigationType: type, destination, hashChange, cancelable } = event;
    if (leaving || !cancelable || !(type === "push" || type === "replace")) return;
    if (destination.sameDocument && !(hashChange && type === "push")) return;
    event.preventDefault();
    if (hashChange) goToPart(destination.url);
    else lead(new URL(destination.url));
  });
} else {
  // Safari before 26.2, and WebKitGTK: what the app leaves to the browser is taken from its clicks
  // and forms, after the app has had its say.
  const last = (type, handle) =>
    addEventListener(type, () => addEventListener(type, handle, { once: true }), true);
  last("click", (event) => {
    const link = event.target.closest("a[href]");
    if (event.defaultPrevented || !link) return;
    event.preventDefault();
    const url = new URL(link.href);
    if (url.hash && url.href.split("#")[0] === location.href.split("#")[0]) goToPart(url);
    else lead(url);
  });
  last("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== "get") return;
    event.preventDefault();
    const url = new URL(form.action);
    url.search = new URLSearchParams(new FormData(form, submitter));
    lead(url);
  });
}

function back() {
  const { address, top } = way.pop() ?? { address: HOME, top: 0 };
  // Without the app, the server has the page.
  if (!("ready" in root.dataset)) return lead(new URL(address, location));
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  restore(address, top, Date.now() + 3_000);
}

/** Scrolls to where the visitor was, once the page is there again. */
function restore(address, top, until) {
  const isThere = here() === address && !("loading" in root.dataset);
  if (isThere) requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, top)));
  else if (Date.now() < until) requestAnimationFrame(() => restore(address, top, until));
}

// ---- Nowhere without a way back ------------------------------------------------------------

/** Where a page of the app is; anything else the visitor's own phone can open. */
const isPage = ({ origin, pathname }) =>
  origin === location.origin && !pathname.startsWith("/api/") && !/\.\w+$/.test(pathname);

/** Loads a page from the server, unless the browser would have to say that it cannot. */
async function lead(url) {
  if (!isPage(url)) return offer(url);
  if (await isReachable()) load(url);
  else say("いまは通信できないため、このページを開けません。しばらくしてから、もう一度お試しください。");
}

function load(url) {
  leaving = true;
  location.replace(url);
}

async function isReachable() {
  try {
    return (await ask(HOME, { method: "HEAD", cache: "no-store" })).status < 500;
  } catch {
    return false;
  }
}

addEventListener(
  "click",
  (event) => {
    const action = event.target.closest("[data-kiosk]:not(html)")?.dataset.kiosk;
    if (action) return actions[action]();
    const link = event.target.closest("a[href]");
    if (!link || invites()) return;
    const url = new URL(link.href);
    const elsewhere = !isPage(url) || link.hasAttribute("download");
    const otherWindow = link.target || event.ctrlKey || event.shiftKey || event.metaKey || event.altKey;
    if (!elsewhere && !otherWindow) return;
    event.preventDefault();
    if (elsewhere) offer(url);
    else lead(url);
  },
  true,
);

addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  event.preventDefault();
  post(event.target, event.submitter);
});

/** Sends a form as the browser would, but for the entry in its history. */
async function post(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  submitter.disabled = true;
  try {
    const answer = await ask(form.action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const receipt = answer.ok && receiptOf(page, fields);
    if (receipt) return loadReceipt(receipt);
    if (answer.ok) return load(answer.url);
    say(page.querySelector(".failure")?.textContent ?? "送れませんでした。しばらくしてから、もう一度お試しください。");
  } catch {
    say("いまは通信できません。しばらくしてから、もう一度お試しください。");
  }
  submitter.disabled = false;
}

/** Where a receipt's page is, with the visitor's code for it to read. */
function receiptOf(page, fields) {
  const receipt = page.querySelector("[data-receipt]")?.dataset.receipt;
  const code = codeIn(page) ?? fields.get("control-code") ?? "";
  return receipt && `/opinions/${receipt}#${code}`;
}

/** Also where the address differs in what stands behind its `#` alone, which would load nothing. */
function loadReceipt(address) {
  leaving = true;
  history.replaceState(null, "", address);
  location.reload();
}

const codeIn = (page) => page.querySelector(".receipt-number__control")?.textContent.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)?.[0];

// The code is taken along in the picture of the address, behind the `#`, which no server is sent.
new MutationObserver(async () => {
  const picture = document.querySelector(".receipt-number__image:not([data-has-code])");
  const code = codeIn(document);
  if (!picture || !code) return;
  picture.dataset.hasCode = "";
  try {
    const answer = await ask(picture.src, { method: "POST", body: new URLSearchParams({ "control-code": code }) });
    if (answer.ok) picture.src = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  } catch {
    // The picture of the number alone stays, and the code stands beside it.
  }
}).observe(root, { childList: true, subtree: true });

for (const type of ["contextmenu", "dragstart", "auxclick"]) {
  addEventListener(type, (event) => event.preventDefault(), true);
}
// The browser's own questions stop the clock, and paper is for others to find.
self.confirm = () => true;
self.alert = self.print = () => {};

// ---- Dialogs -------------------------------------------------------------------------------

function show(dialog) {
  for (const note of dialog.querySelectorAll('[data-for="unsent"]')) note.hidden = !unsent().length;
  if (!dialog.open) dialog.showModal();
}

/** The idempotency keys of what was sent and not acknowledged. */
function unsent() {
  return document.querySelector("[data-keys]")?.dataset.keys.trim().split(" ") ?? [];
}

function say(text) {
  find("message-text").textContent = text;
  show(find("message"));
}

/** Offers the page, or what cannot be opened here, to the visitor's own phone. */
function offer(url) {
  const dialog = find("phone");
  const kind = isPage(url) ? "page" : url.origin === location.origin ? "file" : "outside";
  for (const text of dialog.querySelectorAll("[data-for]")) text.hidden = text.dataset.for !== kind;
  const path = kind === "outside" ? here() : url.pathname + url.search + url.hash;
  find("code").src = `/api/qr.svg?path=${encodeURIComponent(path)}`;
  show(dialog);
}

const actions = {
  back,
  phone: () => offer(new URL(location.href)),
  end: () => show(find("end")),
  close: () => document.activeElement.closest("dialog")?.close(),
  continue: () => {
    touched();
    find("idle").close();
  },
  erase: () => erase(unsent()),
  keep: () => load("/?surface=phone"),
  clear: async () => {
    await forget();
    holdsOwn = false;
    find("own").close();
  },
  still: () => {
    const isStill = root.toggleAttribute("data-kiosk-still");
    document.querySelector('[data-kiosk="still"]').ariaPressed = isStill;
  },
};

// ---- The clock -----------------------------------------------------------------------------

let last = Date.now();
const touched = () => {
  last = Date.now();
};
for (const type of ["pointerdown", "touchmove", "wheel", "keydown", "input"]) {
  addEventListener(type, () => find("idle").open || touched(), { capture: true, passive: true });
}
find("idle").addEventListener("cancel", touched);

setInterval(() => {
  // By the clock on the wall: a device that slept ends the visit as it wakes.
  const idle = Date.now() - last;
  if (holdsOwn) return;
  if (invites()) {
    if (idle > RENEWAL) renew();
  } else if (idle >= IDLE + WARNING) {
    erase();
  } else if (idle >= IDLE) {
    warn(Math.ceil((IDLE + WARNING - idle) / 1_000));
  }
}, 1_000);

function warn(left) {
  const due = SAID.find((seconds) => left <= seconds);
  show(find("idle"));
  find("left").textContent = left;
  const said = `あと${due}秒で消えます。`;
  if (find("said").textContent !== said) find("said").textContent = said;
}

async function renew() {
  touched();
  if (await isReachable()) load(START);
}

// ---- The beginning and the end of a visit --------------------------------------------------

function begin() {
  touched();
  delete root.dataset.kioskInvites;
  find("invitation").remove();
  history.replaceState(null, "", HOME);
  document.querySelector("h1").focus({ preventScroll: true });
}

if (invites()) {
  find("invitation").addEventListener("click", (event) => {
    event.preventDefault();
    if (!event.target.closest("button")) begin();
  });
}

let ended = false;

/**
 * Leaves nothing of the visit: covers it at once, forgets, and begins anew. What its writer took
 * back under these keys may have arrived, and is then withdrawn.
 */
async function erase(keys = []) {
  if (ended || holdsOwn) return;
  ended = true;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  find("cover").hidden = false;
  document.getElementById("app").remove();
  document.title = "";
  history.replaceState(null, "", START);
  way.length = 0;
  // What waited to be sent is not sent after its writer was told that it is gone.
  self.fetch = () => Promise.reject(new TypeError("the visit has ended"));
  self.speechSynthesis?.cancel();
  await Promise.race([forget(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  while (!(await isReachable())) {
    for (const text of find("cover").children) text.hidden = text.dataset.for !== "offline";
    await pause();
  }
  for (const key of keys) await withdraw(key);
  load(START);
}

async function withdraw(key) {
  for (let times = 0; times < WITHDRAWALS_MAX; times += 1) {
    try {
      const { status } = await ask("/api/opinions/withdraw", { method: "POST", headers: { "Idempotency-Key": key } });
      if (status < 500 && status !== 429) return;
    } catch {
      // The line is gone again.
    }
    await pause();
  }
}

/** Empties all storage of this origin that a script can reach; the browser, told by the server, empties the rest. */
async function forget() {
  const jobs = [
    () => localStorage.clear(),
    () => sessionStorage.clear(),
    () => navigator.clipboard?.writeText(""),
    () => {
      for (const name of document.cookie.split(/=[^;]*;? ?/)) document.cookie = `${name}=; Max-Age=0; Path=/`;
    },
    async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))),
    async () => (await indexedDB.databases()).forEach(({ name }) => indexedDB.deleteDatabase(name)),
    retire,
    () => ask("/kiosk/end", { method: "POST" }),
  ];
  await Promise.allSettled(jobs.map(async (job) => job()));
}

/** Sends away a service worker of the time before this device was a kiosk. */
async function retire() {
  const workers = await navigator.serviceWorker?.getRegistrations();
  await Promise.all((workers ?? []).map((worker) => worker.unregister()));
}

// ---- A device that was somebody's own ------------------------------------------------------
// A kiosk keeps nothing, so what is kept was written before this device became one. It is erased
// only by who says so; until then no visit begins, and none ends.

let holdsOwn = holdsReceiptOrOpinion();
if (holdsOwn) {
  find("own").addEventListener("close", () => holdsOwn && find("own").showModal());
  find("own").showModal();
} else {
  retire().catch(console.warn);
}

function holdsReceiptOrOpinion() {
  try {
    return Object.entries({ ...sessionStorage, ...localStorage }).some(
      ([name, value]) => /^mirai-navi\.(?:outbox$|receipts$|draft$|draft\.)/.test(name) && value !== "[]",
    );
  } catch {
    // A browser that refuses storage has kept nothing.
    return false;
  }
}

// A page that the browser would bring back as it was shows the cover, and begins anew.
addEventListener("pagehide", () => {
  find("cover").hidden = false;
});
addEventListener("pageshow", ({ persisted }) => persisted && load(START));

// The browser offers to the next visitor what it was told to remember by the one before.
addEventListener(
  "focusin",
  ({ target }) => {
    for (const field of [target, target.form]) field?.setAttribute?.("autocomplete", "off");
  },
  true,
);
