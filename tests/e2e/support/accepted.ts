// What the engines find and we have looked at and left, each with the reason. Whatever else they find fails a test.

export interface Accepted {
  /** The rule's id, or what the checker says. */
  rule: string | RegExp;
  /** Where, as its HTML begins. */
  at: RegExp;
  reason: string;
}

export const NU: Accepted[] = [];

/** Those that are not accepted. */
export function unaccepted<F extends { rule: string; at: string }>(findings: F[], accepted: Accepted[]): F[] {
  const isAccepted = ({ rule, at }: F) =>
    accepted.some((it) => (typeof it.rule === 'string' ? it.rule === rule : it.rule.test(rule)) && it.at.test(at));
  return findings.filter((finding) => !isAccepted(finding));
}
