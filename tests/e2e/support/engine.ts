// What an engine says of a page, and what of that is accepted.

export interface Finding {
  /** The rule's id, or what the checker says. */
  rule: string;
  /** The HTML that it is about. */
  at: string;
  message: string;
}

export interface Report {
  findings: Finding[];
  /** The criteria of WCAG of each rule that looked at something and could tell. */
  rules: Record<string, string[]>;
}

/** What an engine finds and we have looked at and left; each engine has its list. Whatever else it finds fails a test. */
export interface Accepted {
  /** The rule's id, or what the checker says. */
  rule: string | RegExp;
  /** Where, as its HTML begins. */
  at: RegExp;
  /** Why, as the accessibility page says it. */
  reason: string;
}

/** The entry of a list that accepts a finding. */
export function acceptance({ rule, at }: Pick<Finding, 'rule' | 'at'>, accepted: Accepted[]): Accepted | undefined {
  return accepted.find((it) => (typeof it.rule === 'string' ? it.rule === rule : it.rule.test(rule)) && it.at.test(at));
}

/** Those that are not accepted. */
export function unaccepted<F extends Pick<Finding, 'rule' | 'at'>>(findings: F[], accepted: Accepted[]): F[] {
  return findings.filter((finding) => !acceptance(finding, accepted));
}
