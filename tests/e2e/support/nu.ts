// The Nu HTML checker, which reads what the server answers as the HTML standard does.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { Accepted } from './accepted';

/** What it finds and we left. */
export const ACCEPTED: Accepted[] = [];

const CHECKER = resolve(__dirname, '../../../node_modules/vnu-jar/build/dist/vnu.jar');

/** The checker's own version. */
export const version = async (): Promise<string> => (await java('--version')).stdout.trim();

export interface Finding {
  address: string;
  /** What the checker says. */
  rule: string;
  /** The HTML that it says it of. */
  at: string;
}

/** What it finds in the HTML of addresses, all in one run: it takes longer to start than to check. */
export async function findings(pages: Map<string, string>): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nu-'));
  const addresses = [...pages.keys()];
  const file = (place: number) => join(folder, `${place}.html`);
  await Promise.all(addresses.map((address, place) => writeFile(file(place), pages.get(address)!)));
  const { stderr } = await java('--format', 'json', '--exit-zero-always', ...addresses.map((_, place) => file(place)));
  await rm(folder, { recursive: true });
  const { messages } = JSON.parse(stderr) as { messages: { url: string; message: string; extract?: string }[] };
  return messages.map(({ url, message, extract }) => ({
    address: addresses[Number(/(\d+)\.html$/.exec(url)?.[1])],
    rule: message,
    at: extract?.trim() ?? '',
  }));
}

function java(...options: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)('java', ['-jar', CHECKER, ...options], { maxBuffer: 64 * 1024 * 1024 });
}
