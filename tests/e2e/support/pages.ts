// The pages of the site, as they lie in `dist`.

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { DIST } from './server';

/** The address of every HTML file. */
const EVERY_FILE: string[] = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('_shell/') && file !== '404.html')
  .map(addressOf)
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const isTranslated = (address: string): boolean => /^\/(?:easy|en|ko|zh-hans)(?:\/|$)/.test(address);

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

/** One of each kind of the pages behind 「計画を読む」. */
export const READING_KINDS = [
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
];

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
  ...READING_KINDS,
  '/search',
  '/search?q=防災',
  '/search?q=ありえないことば',
];

/** One page of each kind in other languages, each language once. */
export const TRANSLATED_KINDS = [
  '/en',
  '/en/policies/2-2',
  '/en/policies?life-stage=infant',
  '/en/search?q=garbage',
  '/en/opinions',
  '/en/voices',
  '/ko/policies',
  '/ko/policies/5-5',
  '/ko/search',
  '/ko/opinions/new?about=000-2-2',
  '/zh-hans',
  '/zh-hans/policies/3-11',
  '/zh-hans/opinions/new',
  '/easy',
  '/easy/policies/2-2',
  '/easy/search?q=ごみ',
  '/easy/opinions/new',
  '/easy/voices',
];

/** One page of each kind that is written in a language, behind what the addresses of its pages begin with. */
export const WRITTEN_KINDS: Readonly<Record<string, readonly string[]>> = {
  '/easy': ['/goals', '/policies', '/policies/5-5', '/search', '/opinions', '/plan'],
  ...Object.fromEntries(
    ['/en', '/zh-hans', '/ko'].map((path) => [
      path,
      [
        '/goals',
        '/goals/1',
        '/plan',
        '/basic-policy',
        '/leading-project',
        '/partners',
        '/indicators',
        '/glossary',
        '/emaki',
        '/about',
        '/policies',
        '/policies?life-stage=infant',
        '/policies/2-2',
        '/search',
        '/search?q=ごみ',
        '/opinions/new',
        '/opinions',
        '/voices',
        '/strategy',
      ],
    ]),
  ),
};
