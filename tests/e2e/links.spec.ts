// Every link leads somewhere, and every page says what it is.

import { EVERY_PAGE, EVERY_TRANSLATED_PAGE } from './support/pages';
import { expect, test } from './support/test';

// Each test asks for some thousand pages.
test.beforeEach(() => test.slow());

const everyTag = (html: string, tag: string) => html.match(new RegExp(`<${tag}[\\s>][^>]*>`, 'g')) ?? [];

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1].replaceAll('&amp;', '&');

/** The page that a link leads to. Which lines of a document are to be marked makes no other file. */
const fileOf = (href: string): string => href.split('#')[0].replace(/\?lines=[0-9-]+$/, '');

test('every link of every page answers, and every fragment is there', async ({ server }) => {
  const pages = new Map<string, string>();
  const fetchPage = async (address: string) => {
    const known = pages.get(address);
    if (known !== undefined) return known;
    // It leads out of the site, where no test goes.
    const leadsOut = address.startsWith('/api/line?');
    const response = await fetch(server.origin + address, { redirect: leadsOut ? 'manual' : 'follow' });
    expect(response.status, address).toBe(leadsOut ? 303 : 200);
    const html = leadsOut ? '' : await response.text();
    pages.set(address, html);
    return html;
  };
  const broken: string[] = [];
  const wanted: { from: string; href: string }[] = [];
  const queue = [...EVERY_PAGE, ...EVERY_TRANSLATED_PAGE];
  const seen = new Set(queue);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const html = await fetchPage(address);
    for (const tag of everyTag(html, 'a')) {
      const href = attribute(tag, 'href') ?? '';
      if (!/^[/#]/.test(href)) broken.push(`${address}: ${tag}`);
      wanted.push({ from: address, href });
      const target = fileOf(href);
      if (target !== '' && !seen.has(target)) {
        seen.add(target);
        queue.push(target);
      }
    }
    for (const tag of [...everyTag(html, 'link'), ...everyTag(html, 'script'), ...everyTag(html, 'img')]) {
      const href = attribute(tag, 'href') ?? attribute(tag, 'src');
      if (href?.startsWith('/') && attribute(tag, 'rel') !== 'canonical' && !seen.has(href)) {
        seen.add(href);
        expect((await fetch(server.origin + href)).status, `${address}: ${href}`).toBe(200);
      }
    }
  }
  expect(wanted.length).toBeGreaterThan(2000);
  for (const { from, href } of wanted) {
    const fragment = href.split('#')[1];
    if (!fragment) continue;
    const html = await fetchPage(fileOf(href) || from);
    if (!html.includes(`id="${fragment}"`)) broken.push(`${from}: ${href}`);
  }
  expect(broken).toEqual([]);
});

test('every page says what it is: heading, title, description, address, language, preview', async ({ server }) => {
  const titles = new Map<string, string>();
  for (const address of EVERY_PAGE) {
    const html = await (await fetch(server.origin + address)).text();
    expect(html, address).toMatch(/^<!doctype html><html lang="ja" data-trial>/i);
    expect(everyTag(html, 'h1'), address).toHaveLength(1);
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
    expect(title, address).toMatch(/鎌倉ミライ共創ナビ/);
    const metas = everyTag(html, 'meta');
    const meta = (kind: 'name' | 'property', key: string) => {
      const found = metas.filter((tag) => attribute(tag, kind) === key);
      expect(found.length, `${address}: ${key}`).toBeLessThanOrEqual(1);
      return found[0] && attribute(found[0], 'content');
    };
    expect(meta('name', 'description')?.length, address).toBeGreaterThan(10);
    expect(meta('name', 'viewport'), address).not.toMatch(/user-scalable|maximum-scale/);
    expect(meta('property', 'og:title'), address).toBe(title);
    expect(meta('property', 'og:description'), address).toBe(meta('name', 'description'));
    for (const key of ['og:site_name', 'og:type', 'og:locale']) expect(meta('property', key), `${address}: ${key}`).toBeTruthy();
    const canonical = everyTag(html, 'link').filter((tag) => attribute(tag, 'rel') === 'canonical');
    if (meta('name', 'robots')?.includes('noindex')) continue;
    expect(canonical, address).toHaveLength(1);
    expect(new URL(attribute(canonical[0], 'href')!, 'https://example.jp').pathname, address).toBe(address.split('?')[0]);
    if (!address.includes('?')) {
      expect(titles.get(title), `${address}: the title of another page`).toBeUndefined();
      titles.set(title, address);
    }
  }
});

test('no page repeats an id or skips a level of headings', async ({ server }) => {
  for (const address of [...EVERY_PAGE, ...EVERY_TRANSLATED_PAGE]) {
    const html = await (await fetch(server.origin + address)).text();
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    const seen = new Set<string>();
    expect(ids.filter((id) => seen.size === seen.add(id).size), address).toEqual([]);
    let last = 0;
    for (const [, level] of html.matchAll(/<h([1-6])[\s>]/g)) {
      expect(Number(level), `${address}: after h${last}`).toBeLessThanOrEqual(last + 1);
      last = Number(level);
    }
  }
});
