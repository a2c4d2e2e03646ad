// Answers for the site, from the files of one release. Whatever a worker answers comes from its own
// release, so that no reader gets half of one and half of another.

import { Attribute, Query, Storage } from "../contract.ts";
import { filled } from "./form.ts";
import { asksForMore, choicesIn, directoryOf, isTheServers, isUtf8, languageOf } from "./look-up.ts";
import { WorkerMessage } from "./message.ts";
import { sendOutbox } from "./send-outbox.ts";

declare const self: ServiceWorkerGlobalScope;

const PREFIX = "mirai-navi-";
const CACHE = PREFIX + RELEASE.version;
const NOT_CONNECTED = "/_shell/offline";
// Stands in a cache that has every page.
const EVERY_PAGE = "/_shell/every-page";
const FORM = "/opinions/new";
const LANGUAGES = Object.keys(RELEASE.languages);
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
};

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data === WorkerMessage.TAKE_OVER) self.skipWaiting();
  if (event.data === WorkerMessage.KEEP_EVERY_PAGE) event.waitUntil(keepEveryPage());
  if (event.data === WorkerMessage.KEEP_LANGUAGE && event.source instanceof WindowClient) {
    event.waitUntil(keepLanguage(languageOf(new URL(event.source.url), LANGUAGES)));
  }
});

self.addEventListener("sync", (event) => {
  if (event.tag === Storage.OUTBOX) event.waitUntil(sendOutbox());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith("/api/")) return;
  // Which sites may frame a page, and which devices are kiosks, the server says each time.
  if (request.destination === "iframe" || url.searchParams.has(Query.SURFACE)) return;
  if (request.mode === "navigate") event.respondWith(navigate(request, url));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else event.respondWith(file(event, url));
});

async function install(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all([cache.addAll([...RELEASE.assets]), unpack(cache, RELEASE.shell)]);
    // Who could read every page so far shall not lose that by agreeing to a new release.
    if (await caches.match(EVERY_PAGE)) await keepEveryPage();
    for (const language of LANGUAGES) if (await caches.match(language + EVERY_PAGE)) await keepLanguage(language);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Begins to answer. The release before is kept for the pages that are just being loaded from it. */
async function activate(): Promise<void> {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const older = kept.slice(0, Math.max(0, kept.indexOf(CACHE) - 1));
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Keeps the pages that the app does not build itself, too. */
async function keepEveryPage(): Promise<void> {
  const cache = await caches.open(CACHE);
  if (await cache.match(EVERY_PAGE)) return;
  await unpack(cache, RELEASE.pages);
  await cache.put(EVERY_PAGE, new Response());
}

/** Keeps the pages in a language, and no longer those in the one before: a device is rarely read in three. */
async function keepLanguage(language: string): Promise<void> {
  const cache = await caches.open(CACHE);
  if (!language || (await cache.match(language + EVERY_PAGE))) return;
  await unpack(cache, RELEASE.languages[language]!);
  await cache.put(language + EVERY_PAGE, new Response());
  for (const { url } of await cache.keys()) {
    const other = languageOf(new URL(url), LANGUAGES);
    if (other && other !== language) await cache.delete(url);
  }
}

/** Keeps each file of a bundle, with the headers by which the server protects the site. */
async function unpack(cache: Cache, bundle: string): Promise<void> {
  const response = await fetch(bundle);
  if (!response.ok) throw new Error(`${bundle}: ${response.status}`);
  const headers = new Headers(response.headers);
  for (const name of ["cache-control", "content-encoding", "content-length", "etag", "vary"]) headers.delete(name);
  await Promise.all(
    Object.entries((await response.json()) as Record<string, string>).map(([address, content]) => {
      const ending = address.split("?")[0]!.split(".")[1];
      headers.set("content-type", CONTENT_TYPES[ending!] ?? "text/html; charset=utf-8");
      return cache.put(address, new Response(content, { headers }));
    }),
  );
}

async function navigate(request: Request, url: URL): Promise<Response> {
  const language = languageOf(url, LANGUAGES);
  if (language) return translated(request, url, language);
  if (!isUtf8(url.search)) {
    try {
      // The server leads to the same page with its query in UTF-8.
      return await fetch(request);
    } catch {
      // Offline, what can be read of it has to do.
    }
  }
  const page = await stored(url);
  if (page) return url.pathname === FORM ? form(page, url) : page;
  const directory = directoryOf(url);
  const address = new URL(directory + url.search, url);
  if (directory !== url.pathname && (await stored(address))) return Response.redirect(address, 308);
  try {
    return await fetch(request);
  } catch {
    return notConnected();
  }
}

/**
 * A page in another language. It goes without the app, and so no two releases can meet in it: the server's comes
 * first, which alone filters, searches and gives the form a key that it takes at once.
 */
async function translated(request: Request, url: URL, language: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const address = new URL((directoryOf(url).slice(language.length) || "/") + url.search, url);
    const page = isTheServers(address) ? undefined : await kept(directoryOf(url));
    if (page) return address.pathname === FORM ? form(page, url) : page;
    return notConnected(language);
  }
}

/** Says that the page needs a line. */
async function notConnected(language = ""): Promise<Response> {
  const page = (await kept(language + NOT_CONNECTED)) ?? (await kept(NOT_CONNECTED));
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

/** A file under a name that tells its content: whichever release it is from, it is the right one. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true }).catch(console.warn);
  if (kept) return kept;
  const response = await fetch(request);
  // Who asked for furigana has them offline, too.
  if (response.ok && request.url.includes("/assets/ruby-")) await keep(request, response.clone());
  return response;
}

async function keep(request: Request, response: Response): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(request, response);
  } catch (error) {
    console.warn(error);
  }
}

async function file({ clientId, request }: FetchEvent, url: URL): Promise<Response> {
  // A frame's page came from the network, and goes on with its release.
  const client = await self.clients.get(clientId);
  return (client?.frameType !== "nested" && (await stored(url))) || fetch(request);
}

/** What the server would find for an address: the page of a single choice, or the page. */
async function stored(url: URL): Promise<Response | undefined> {
  if (isTheServers(url)) return undefined;
  const pages = await Promise.all(choicesIn(url).map(kept));
  // Whatever else stands in the query names no page, and several choices together have none.
  const chosen = pages.filter(Boolean);
  const page = chosen.length === 1 ? chosen[0] : await kept(url.pathname);
  return page && asksForMore(url, chosen.length) ? unanswered(page) : page;
}

/** A page that shows once the app has made what its address asks for: it would be another before. */
async function unanswered(page: Response): Promise<Response> {
  const html = await page.text();
  return new Response(html.replace("<html ", `<html ${Attribute.UNANSWERED} `), { headers: page.headers });
}

/** What this release has under an address. A browser may lose or refuse its storage: then the network has it. */
async function kept(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(CACHE)).match(address);
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

/** The opinion form, as the server gives it: with a key of its own and its subject chosen. */
async function form(page: Response, url: URL): Promise<Response> {
  const subject = url.searchParams.get(Query.ABOUT) ?? "";
  return new Response(filled(await page.text(), subject, crypto.randomUUID()), { headers: page.headers });
}
