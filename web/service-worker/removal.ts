// Takes the place of the worker that keeps the site of `cargo xtask serve` on a developer's device, and
// goes, so that `cargo xtask watch` shows what was built and not what was kept.

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}
