// What browsers offer and TypeScript's own declarations do not have yet.

interface NavigateEvent extends Event {
  readonly navigationType: "push" | "replace" | "reload" | "traverse";
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  readonly hashChange: boolean;
}

interface Navigation {
  addEventListener(type: "navigate", listener: (event: NavigateEvent) => void): void;
}

interface Window {
  /** Not in Safari before 26.2. */
  readonly navigation?: Navigation;
}

interface Navigator {
  /** In Chromium alone. */
  readonly connection?: { readonly saveData: boolean };
}

/** In Chromium alone, and not where the reader forbids it. */
interface SyncManager {
  register(tag: string): Promise<void>;
}

interface ServiceWorkerRegistration {
  readonly sync?: SyncManager;
}
