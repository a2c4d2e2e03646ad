// The outbox as the service worker has it, which cannot read what pages keep.

import { Storage } from "../contract.ts";

/** An opinion that waits: to be sent, or, without a body, to be withdrawn. */
export type Waiting = {
  /** Its idempotency key. */
  readonly key: string;
  /** What is sent of it, as JSON. */
  readonly body?: string;
};

const STORE = "waiting";

/** Does something with the mirror in one transaction, and waits until that is kept. */
export async function inMirror<T>(mode: IDBTransactionMode, act: (waiting: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(Storage.OUTBOX);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    const transaction = database.transaction(STORE, mode);
    const { result } = await new Promise<IDBRequest<T>>((resolve, reject) => {
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request);
      transaction.onabort = () => reject(transaction.error);
    });
    return result;
  } finally {
    // An open connection would keep the database from being erased.
    database.close();
  }
}
