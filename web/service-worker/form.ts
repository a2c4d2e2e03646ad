// The opinion form's page, filled in as the server does it.

import { Placeholder } from "../contract.ts";

/** The page with an idempotency key of its own, and its subject chosen where the address names one. */
export function filled(page: string, subject: string, key: string): string {
  const withKey = page.replaceAll(Placeholder.KEY, key);
  const whole = withEdition(subject);
  if (!/^[a-z0-9-]+$/.test(whole)) return withKey;
  return withKey.replace(Placeholder.SUBJECT, Placeholder.SUBJECT.replace('""', `"${whole}" checked`));
}

/** A policy as `hearing-api` spells it: links from before subjects had an edition name its code alone. */
function withEdition(subject: string): string {
  if (!/^\d-\d+$/.test(subject)) return subject;
  return `${subject.startsWith("5-") ? "001" : "000"}-${subject}`;
}
