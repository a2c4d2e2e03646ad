// What a run of the engines is written down as; `crates/conformance` reads it.

import { type Accepted, type Finding, type Report, acceptance } from '../e2e/support/engine';

/** Where pages are shown, as `Surface` in `crates/conformance` spells it. */
export type Surface = 'phone' | 'desk' | 'kiosk' | 'small-kiosk' | 'frame' | 'console' | 'html';

export interface Engine {
  name: string;
  version: string;
  accepted: Accepted[];
}

/** The day in Kamakura. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format();

const counted = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

export class RunRecord {
  private readonly begun = today();
  private readonly engines = new Map<string, string>();
  private readonly pages: [Surface, string][] = [];
  private readonly rules = new Map<string, Set<string>>();
  private readonly foundByCriterion = new Map<string, number>();
  private readonly leftByCriterion = new Map<string, number>();
  private readonly left = new Map<string, number>();
  private media = 0;

  /** `criteria` are those that the page lists; engines know more. */
  constructor(private readonly criteria: string[]) {}

  shown(surface: Surface, address: string, media = 0): void {
    this.pages.push([surface, address]);
    this.media += media;
  }

  said(engine: Engine, where: string, { rules, findings }: Report): void {
    this.engines.set(engine.name, engine.version);
    for (const [rule, criteria] of Object.entries(rules)) {
      for (const criterion of criteria) {
        this.rules.set(criterion, (this.rules.get(criterion) ?? new Set()).add(`${engine.name} ${rule}`));
      }
    }
    for (const finding of findings) this.add(engine, where, finding, rules[finding.rule] ?? []);
  }

  private add({ name, accepted }: Engine, where: string, finding: Finding, criteria: string[]): void {
    const reason = acceptance(finding, accepted)?.reason;
    // For who mends it.
    if (reason === undefined) console.log(`${where}: ${name}, ${finding.rule}: ${finding.message}: ${finding.at}`);
    else counted(this.left, [name, finding.rule, reason].join('\t'));
    for (const criterion of criteria) counted(reason === undefined ? this.foundByCriterion : this.leftByCriterion, criterion);
  }

  /** A line for each fact, in columns. */
  text(): string {
    const days = new Set([this.begun, today()]);
    const lines = [
      ...[...days].map((day) => ['day', day]),
      ...[...this.engines].map((engine) => ['engine', ...engine]),
      ...this.pages.map((page) => ['page', ...page]),
      ['media', this.media],
      ...this.criteria
        .filter((criterion) => this.rules.has(criterion))
        .map((criterion) => {
          const [found, left] = [this.foundByCriterion, this.leftByCriterion].map((counts) => counts.get(criterion) ?? 0);
          return ['criterion', criterion, this.rules.get(criterion)!.size, found, left];
        }),
      ...[...this.left].map(([accepted, count]) => {
        const [name, rule, reason] = accepted.split('\t');
        return ['left', name, rule, count, reason];
      }),
    ];
    return lines.map((line) => `${line.join('\t')}\n`).join('');
  }
}
