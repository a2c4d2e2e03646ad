// A next release of the built site.

import { cp, mkdtemp, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

import { DIST } from './server';

/** What the heading of every page in the next release ends with. */
export const NEXT = '（次の版）';

/**
 * Copies `dist` as it would be built from other sources: every asset under another name, and other
 * words on every page. Returns the folder.
 */
export async function nextRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  await cp(DIST, folder, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
  const hashes = (await readdir(join(folder, 'assets'))).map((name) => /-([0-9a-f]{10})\./.exec(name)?.[1] ?? name);
  const renamed = (text: string) => hashes.reduce((said, hash) => said.replaceAll(hash, next(hash)), text);

  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.includes('open-data') || !['.html', '.js', '.json'].includes(extname(file))) continue;
    const text = renamed(await readFile(file, 'utf8')).replaceAll('</h1>', `${NEXT}</h1>`);
    const release = text.replace(/version:"([0-9a-f]{10})"/, (_, version) => `version:"${next(version)}"`);
    await writeFile(file, basename(file) === 'sw.js' ? release : text);
  }
  for (const name of await readdir(join(folder, 'assets'))) {
    await rename(join(folder, 'assets', name), join(folder, 'assets', renamed(name)));
  }
  return folder;
}

function next(hash: string): string {
  return [...hash].map((digit) => ((parseInt(digit, 16) + 1) % 16).toString(16)).join('');
}
