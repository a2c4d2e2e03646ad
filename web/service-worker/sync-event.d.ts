// What the service workers of some browsers have and TypeScript's own declarations do not.

/** The browser has a connection, and asks for what was put off. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

interface ServiceWorkerGlobalScopeEventMap {
  sync: SyncEvent;
}
