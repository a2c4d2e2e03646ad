// <mirai-navi view="policies" life-stage="infant" lang="en">: the app in a frame of another site's page, as
// tall as what it shows. That page's address carries the inner one (#mirai=/policies/2-2), so that
// it can be linked to and reloaded. What stands within the element is for where this script does
// not run; it is shown, too, where the frame stays silent.

import { Query, Site } from "../contract.ts";
import { prefixOf } from "./language.ts";
import { type Message, TYPE, isFrom } from "./message.ts";

const SITE = new URL((document.currentScript as HTMLScriptElement).src).origin;
const CARRIED = "#mirai=";
// The attributes that become the inner page's query; several values are separated by spaces.
const QUERY = [
  Query.LIFE_STAGE,
  Query.SITUATION,
  Query.PARTNER,
  Query.CHAPTER,
  Query.WORDS,
  Query.KIND,
  Query.ABOUT,
  Query.LINES,
  Query.DEPARTMENT,
  Query.PRIORITY,
  Query.RUBY,
];
// How long a frame may stay silent once it has loaded, in milliseconds.
const TIMEOUT = 5000;
// How near the window a frame is loaded: two windows' heights.
const NEAR = "200%";
// As tall as any of the app's pages can be on the narrowest phone, and then some.
const TALLEST = 500_000;

/** The address of a place (a path with query and fragment) in the app; none if it lies elsewhere. */
const addressOf = (place: string): string | undefined => {
  try {
    const url = new URL(place, SITE);
    return url.origin === SITE ? url.href : undefined;
  } catch {
    return undefined;
  }
};

const carried = (): string | undefined => (location.hash.startsWith(CARRIED) ? addressOf(location.hash.slice(CARRIED.length)) : undefined);

class MiraiNavi extends HTMLElement {
  #frame!: HTMLIFrameElement;
  /** Marks a place of the frame, to be brought into view. */
  #marker!: HTMLElement;
  /** Shows what stands within the element, above the frame: a silent one may be as tall as the window. */
  #link!: HTMLSlotElement;
  /** Whether the page's address speaks of this frame: of the first one on the page. */
  #isCarried = false;
  #first = "";
  #shown = "";
  /** Where the frame was asked to go last, or went. */
  #asked = "";
  /** The fragment of the page's address as this element left it or heard of it last. */
  #fragment = "";
  /** Whether the reader has gone, or has asked to go, to a place within the frame. */
  #hasMoved = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page in the frame greeted before it had loaded. */
  #hasGreetedEarly = false;
  #hasGreeted = false;
  #scrolled = new Map<string, number>();
  #nearness = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#load(), {
    rootMargin: `${NEAR} 0px`,
  });

  connectedCallback(): void {
    this.#isCarried = document.querySelector(TYPE) === this;
    const asked = this.#isCarried ? carried() : undefined;
    this.#fragment = location.hash;
    this.#hasGreeted = this.#hasGreetedEarly = false;
    this.#first = this.#view();
    this.#shown = this.#asked = asked ?? this.#first;
    const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    this.#hasMoved = asked !== undefined && arrival?.type === "navigate";

    const frame = (this.#frame = document.createElement("iframe"));
    const label = this.getAttribute("label");
    frame.title = label || Site.NAME;
    // The app's name is Japanese until its page tells the one in its language.
    if (!label) frame.lang = "ja";
    frame.allow = "clipboard-write; web-share";
    // It tells the app which site frames it, and not on which page.
    frame.referrerPolicy = "strict-origin";
    frame.scrolling = "no";
    frame.style.cssText = "display: block; width: 100%; border: 0; border-radius: 8px; box-shadow: 0 0 0 1px #c4cfcd; height: 100vh";
    frame.style.height = "100svh";

    this.#marker = document.createElement("span");
    this.#marker.style.cssText = "position: absolute; left: 0";
    this.#link = document.createElement("slot");
    this.#link.hidden = true;
    const box = document.createElement("div");
    box.style.cssText = "position: relative; min-height: 100vh";
    // Until the frame tells its height, what stands below it is out of sight, and is not seen to move.
    box.style.minHeight = "100svh";
    box.append(this.#marker);
    this.style.display = "block";
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(this.#link, box);

    addEventListener("message", this);
    addEventListener("hashchange", this);
    if (asked) this.#load();
    else this.#nearness.observe(this);
  }

  disconnectedCallback(): void {
    this.#stopWaiting();
    this.#nearness.disconnect();
    removeEventListener("message", this);
    removeEventListener("hashchange", this);
  }

  handleEvent(event: HashChangeEvent | MessageEvent): void {
    if (!(event instanceof MessageEvent)) this.#goWhereTheAddressSays();
    else if (isFrom(this.#frame.contentWindow, SITE, event)) this.#hear(event.data);
  }

  /** The address that the attributes name. */
  #view(): string {
    const query = new URLSearchParams();
    for (const key of QUERY) {
      for (const value of this.getAttribute(key)?.split(/\s+/) ?? []) if (value) query.append(key, value);
    }
    const view = this.getAttribute("view");
    const path = prefixOf(this.lang) + (view ? `/${view}` : "");
    const url = new URL(addressOf(path || "/") ?? SITE);
    if (`${query}`) url.search = `${query}`;
    return url.href;
  }

  /**
   * Loads the frame. With `loading="lazy"`, or with an address that comes when the frame stands there already, browsers
   * differ in which steps within it are the history's, and Back would leave the page around it.
   */
  #load(): void {
    this.#nearness.disconnect();
    this.#frame.onload = () => this.#wait();
    // A frame whose address names a part of its page takes the focus there. It gets the part in a message instead.
    this.#frame.src = this.#shown.split("#")[0]!;
    this.#marker.before(this.#frame);
  }

  #hear({ app, greets, height, place, returns, see, start }: Message): void {
    if (greets) {
      this.#hasGreetedEarly = this.#silence === undefined;
      this.#stopWaiting();
      this.#link.hidden = true;
      this.#frame.scrolling = "no";
      // Only the first page in the frame is the one that was asked for.
      this.#tell(this.#hasGreeted ? {} : { place: this.#placeOf(this.#shown) });
      this.#hasGreeted = true;
    }
    if (app && !this.getAttribute("label")) {
      this.#frame.title = app.name;
      this.#frame.lang = app.language;
    }
    if (Number.isFinite(height)) {
      this.#frame.style.height = `${Math.min(Math.max(height!, 0), TALLEST)}px`;
      // The page and the box have kept this room until now.
      this.style.minHeight = this.#frame.parentElement!.style.minHeight = "0";
    }
    if (typeof place === "string") this.#arrive(addressOf(place), returns);
    if (Number.isFinite(see) && this.#hasMoved) {
      // Once the new height is on the screen: growing and scrolling at once would look like a jump.
      requestAnimationFrame(() => requestAnimationFrame(() => this.#show(see!, start!)));
    }
  }

  #tell(message: { place?: string }): void {
    this.#frame.contentWindow!.postMessage({ type: TYPE, ...message }, SITE);
  }

  /** The frame shows another place: the page's address says so, and Back leads to where the reader was. */
  #arrive(shown: string | undefined, returns: boolean | undefined): void {
    if (!shown || shown === this.#shown) return;
    this.#scrolled.set(this.#shown, scrollY);
    this.#shown = shown;
    this.#asked = shown;
    this.#hasMoved = true;
    if (this.#isCarried) {
      // The reader has gone back since, and the address says where to; its event is on the way.
      if (location.hash !== this.#fragment) return;
      const fragment = shown === this.#first ? "" : CARRIED + this.#placeOf(shown);
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
      this.#fragment = location.hash;
    }
    const scrolled = this.#scrolled.get(shown);
    if (returns && scrolled !== undefined) scrollTo({ top: scrolled, behavior: "instant" });
  }

  #goWhereTheAddressSays(): void {
    this.#fragment = location.hash;
    const asked = this.#isCarried ? carried() : undefined;
    // Where the frame is going, not where it is: a reader may go back before it has arrived.
    if (!asked || asked === this.#asked) return;
    this.#asked = asked;
    if (this.#frame.contentWindow) {
      this.#tell({ place: this.#placeOf(asked) });
    } else {
      this.#shown = asked;
      this.#hasMoved = true;
      this.#load();
    }
  }

  #placeOf(address: string): string {
    return address.slice(SITE.length);
  }

  /** Brings what is `see` pixels down the frame into view, unless it is; the page begins `start` pixels down. */
  #show(see: number, start: number): void {
    this.#marker.style.top = `${see}px`;
    const { top } = this.#marker.getBoundingClientRect();
    // What begins in the window's lower half is not seen to be anything.
    if (top >= 0 && top < innerHeight / 2) return;
    this.#marker.style.top = `${start}px`;
    this.#marker.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** A frame that is refused, or whose scripts do not run, says nothing. */
  #wait(): void {
    this.#stopWaiting();
    if (this.#hasGreetedEarly) {
      this.#hasGreetedEarly = false;
      return;
    }
    this.#silence = setTimeout(() => {
      this.#frame.scrolling = "auto";
      this.#link.hidden = false;
    }, TIMEOUT);
  }

  #stopWaiting(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }
}

if (!customElements.get(TYPE)) customElements.define(TYPE, MiraiNavi);
