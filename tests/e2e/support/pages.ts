// The pages of the site, as they lie in `dist`.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { DIST } from './server';

/** What the addresses of pages in やさしい日本語 and in other languages begin with. */
export const LANGUAGES = ['/easy', '/en', '/zh-hans', '/ko'];

/** The address of every HTML file. */
const EVERY_FILE: string[] = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('_shell/') && file !== '404.html')
  .map(addressOf)
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const isTranslated = (address: string): boolean => LANGUAGES.some((path) => `${address}/`.startsWith(`${path}/`));

/** The address of every page that has an HTML file of its own. */
export const EVERY_PAGE = EVERY_FILE.filter((address) => !isTranslated(address));

/** The same in other languages and in やさしい日本語. */
export const EVERY_TRANSLATED_PAGE = EVERY_FILE.filter(isTranslated);

function addressOf(file: string): string {
  const [folder, query] = file.split('/_query/');
  if (query !== undefined) return `/${folder}?${query.replace(/\.html$/, '')}`;
  return `/${file.replace(/\/?index\.html$/, '')}`;
}

/** The page's file, for tests that read it without a server. */
export function fileOf(address: string): string {
  const [path, query] = address.split('?');
  const file = query === undefined ? join(path, 'index.html') : join(path, '_query', `${query}.html`);
  return readFileSync(join(DIST, file), 'utf8');
}

/** One page of each kind. */
export const PAGE_KINDS = [
  '/',
  '/goals',
  '/goals/1',
  '/policies',
  '/policies?life-stage=infant',
  '/policies?q=こども',
  '/policies?q=ありえないことば&chapter=living',
  '/policies/2-2',
  '/policies/5-5',
  '/policies/3-11',
  '/opinions/new',
  '/opinions',
  '/about',
  '/accessibility',
  '/plan',
  '/basic-policy',
  '/leading-project',
  '/strategy',
  '/strategy/national',
  '/partners',
  '/indicators',
  '/projects',
  '/projects?priority=only',
  '/editions',
  '/editions/5-7',
  '/glossary',
  '/sources',
  '/sources/001?lines=51-53',
  '/open-data',
  '/embed',
  '/search',
  '/search?q=防災',
  '/search?q=ありえないことば',
];

/** One page of each kind in a language, by what the addresses of its pages begin with. */
export function kindsIn(language: string): string[] {
  // In やさしい日本語 all goals are one page.
  const kinds = [...PAGE_KINDS, '/emaki', '/voices'].filter((kind) => language !== '/easy' || kind !== '/goals/1');
  return kinds.map((kind) => (kind === '/' && language ? language : language + kind));
}
