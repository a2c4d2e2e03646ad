// The Nu HTML checker, which reads what the server answers as the HTML standard does.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { BrowserContext } from '@playwright/test';

import type { Accepted, Finding } from './engine';

/** What it finds and we left. */
export const ACCEPTED: Accepted[] = [];

const CHECKER = resolve(__dirname, '../../../node_modules/vnu-jar/build/dist/vnu.jar');

/** The checker's own version. */
export const version = async (): Promise<string> => (await java('--version')).stdout.trim();

/** What the server answers to addresses. */
export async function answers(context: BrowserContext, addresses: string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const address of addresses) pages.set(address, await (await context.request.get(address)).text());
  return pages;
}

/** What it finds in the HTML of addresses, all in one run: it takes longer to start than to check. */
export async function findings(pages: Map<string, string>): Promise<(Finding & { address: string })[]> {
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
    message,
  }));
}

function java(...options: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)('java', ['-jar', CHECKER, ...options], { maxBuffer: 64 * 1024 * 1024 });
}
