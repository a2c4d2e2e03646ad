// Where the measured figures go: one JSON object a line, which `cargo xtask bench` makes a table of.

import { appendFileSync } from 'node:fs';

function write(line: object): void {
  const file = process.env.MEASURES;
  if (file === undefined) throw new Error('the variable MEASURES names the file for the figures');
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Keeps what was measured of one thing, each time it was, and says it at once. */
export function measured(of: string, samples: number[]): void {
  write({ of, samples });
  const sorted = samples.filter((sample) => !Number.isNaN(sample)).sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]?.toFixed(1);
  console.log(`  ${of}: ${sorted.length} × p50 ${rank(0.5)}, p95 ${rank(0.95)}`);
}

/** Keeps a fact that the figures depend on. */
export function known(of: string, words: string): void {
  write({ of, words });
}
