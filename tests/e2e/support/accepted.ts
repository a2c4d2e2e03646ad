// What an engine finds and we have looked at and left; each engine has its list. Whatever else it finds fails a test.

export interface Accepted {
  /** The rule's id, or what the checker says. */
  rule: string | RegExp;
  /** Where, as its HTML begins. */
  at: RegExp;
  reason: string;
}

/** Those that are not accepted. */
export function unaccepted<F extends { rule: string; at: string }>(findings: F[], accepted: Accepted[]): F[] {
  const isAccepted = ({ rule, at }: F) =>
    accepted.some((it) => (typeof it.rule === 'string' ? it.rule === rule : it.rule.test(rule)) && it.at.test(at));
  return findings.filter((finding) => !isAccepted(finding));
}
