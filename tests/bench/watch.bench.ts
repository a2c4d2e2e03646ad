// `cargo xtask watch`: how long from a saved file to what a browser shows, which loads the page by itself.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Page, expect, test } from '@playwright/test';

const REPOSITORY = join(__dirname, '../..');
const LISTEN = '127.0.0.1:8087';
const ORIGIN = `http://${LISTEN}`;
const ROUNDS = 5;

interface Edit {
  what: string;
  file: string;
  /** Its text in this round. */
  edited: (text: string, round: number) => string;
  address: string;
  /** What of the page tells the round. */
  shown: (page: Page) => Promise<string>;
}

const numbered = (words: string) => (text: string, round: number) => text.replace(words, `${words}${round}`);

const EDITS: Edit[] = [
  {
    what: 'a word on a page that is a file',
    file: 'crates/pages/src/pages/about.rs',
    edited: numbered('だれが、なぜ'),
    address: '/about',
    shown: (page) => page.getByRole('heading', { name: 'だれが、なぜ' }).innerText({ timeout: 100 }),
  },
  {
    what: 'a word in the module of the app',
    file: 'src/pages/send.rs',
    edited: numbered('はじめからにしますか。'),
    address: '/opinions/new',
    shown: (page) =>
      page.evaluate(() => {
        let asked = '';
        // A question of the browser's own would hold up the page, which may just be loaded again.
        window.confirm = (question) => {
          asked = question ?? '';
          return false;
        };
        document.querySelector<HTMLFormElement>('#opinion-form')?.reset();
        return asked;
      }),
  },
  {
    what: 'a rule of a stylesheet',
    file: 'style/main.css',
    edited: (text, round) => `${text}\n:root {\n  --round: ${round};\n}\n`,
    address: '/',
    shown: (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--round')),
  },
];

let watching: ChildProcess;

test.beforeAll(async () => {
  watching = spawn('cargo', ['xtask', 'watch', '--listen', LISTEN], { cwd: REPOSITORY, stdio: 'inherit', detached: true });
  await expect.poll(() => fetch(ORIGIN).then(({ ok }) => ok, () => false), { timeout: 0 }).toBe(true);
});

test.afterAll(async () => {
  // With the server that it started.
  process.kill(-watching.pid!);
  await once(watching, 'exit');
});

for (const { what, file, edited, address, shown } of EDITS) {
  test(what, async ({ page }) => {
    const path = join(REPOSITORY, file);
    const before = readFileSync(path, 'utf8');
    const seconds: number[] = [];
    try {
      await page.goto(ORIGIN + address);
      for (let round = 1; round <= ROUNDS; round += 1) {
        const saved = performance.now();
        writeFileSync(path, edited(before, round));
        // A page that is being loaded again answers nothing.
        const text = () => shown(page).catch(() => '');
        await expect.poll(text, { timeout: 0, intervals: [50] }).toContain(String(round));
        seconds.push((performance.now() - saved) / 1000);
      }
    } finally {
      writeFileSync(path, before);
    }
    console.log(`  ${what}: ${seconds.map((time) => time.toFixed(1)).join(', ')} s`);
  });
}
