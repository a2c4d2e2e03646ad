// Every engine on one page of each kind on every surface, and the HTML of every page. Writes down what they find for
// the accessibility page.

import { writeFileSync } from 'node:fs';

import type { Page, ViewportSize } from '@playwright/test';

import * as action from '../e2e/support/action';
import * as axe from '../e2e/support/axe';
import * as check from '../e2e/support/check';
import { ADMINISTRATOR, CONSOLE_KINDS, framing, serverKinds, test } from '../e2e/support/demonstration';
import * as equalAccess from '../e2e/support/equal-access';
import * as find from '../e2e/support/find';
import type { Shown } from '../e2e/support/find';
import * as kiosk from '../e2e/support/kiosk';
import * as nu from '../e2e/support/nu';
import { EVERY_PAGE, EVERY_TRANSLATED_PAGE, LANGUAGES, PAGE_KINDS, kindsIn } from '../e2e/support/pages';
import { type Portal, framed } from '../e2e/support/portal';
import type { Server } from '../e2e/support/server';
import * as staff from '../e2e/support/staff';
import { expect } from '../e2e/support/test';
import { type Engine, RunRecord, type Surface } from './record';

const AXE: Engine = { name: 'axe-core', version: axe.VERSION, accepted: [] };
const EQUAL_ACCESS: Engine = {
  name: 'IBM Equal Access Accessibility Checker',
  version: equalAccess.VERSION,
  accepted: equalAccess.ACCEPTED,
};

/** The criterion that HTML can be parsed, and what the checker looks at for it. */
const PARSING = '4.1.1';
const VALID_HTML = 'valid-html';

const RECEIPT = new RegExp(check.RECEIPT.source.slice(1, -1));

/** The address of what is shown; an opinion's number is nobody's business. */
function addressOf(shown: Shown): string {
  const { pathname, search, hash } = new URL(shown.url());
  return decodeURI(pathname + search + hash).replace(RECEIPT, '（受付番号）');
}

class Look {
  constructor(
    private readonly record: RunRecord,
    private readonly surface: Surface,
  ) {}

  async at(shown: Shown, state = ''): Promise<void> {
    const address = addressOf(shown) + state;
    const where = `${this.surface} ${address}`;
    await test.step(where, async () => {
      this.record.shown(this.surface, address, await shown.locator('audio, video, object, embed').count());
      // Axe comes first: the other opens what is folded.
      this.record.said(AXE, where, await axe.report(shown));
      this.record.said(EQUAL_ACCESS, where, await equalAccess.report(shown));
    });
  }

  /** Each step of the form that is shown, and its receipt. */
  async atOpinion(shown: Shown): Promise<void> {
    await find.next(shown).click();
    await expect(shown.locator('#error-text')).toBeVisible();
    await this.at(shown, '（入力の誤り）');
    await find.text(shown).fill(action.uniqueWords());
    await action.goOn(shown, 'about');
    await action.choose(shown, 'plan');
    await find.kind(shown, '提案').check();
    await this.at(shown);
    await action.goOn(shown, 'you');
    await this.at(shown);
    await action.goOn(shown, 'check');
    await this.at(shown);
    await action.sendIt(shown);
    await this.at(shown);
  }
}

async function atKiosk(page: Page, server: Server, look: Look): Promise<void> {
  const context = page.context();
  await kiosk.setUp(context, server);
  await page.goto(kiosk.START);
  await expect(kiosk.invitation(page)).toBeVisible();
  await action.ready(page);
  await look.at(page, '（始める前）');
  await kiosk.begin(page);
  for (const address of [...PAGE_KINDS, ...(await serverKinds(context))]) {
    await action.open(page, address);
    await look.at(page);
  }
  await action.open(page, '/opinions/new');
  await look.atOpinion(page);
  for (const name of ['スマートフォンで', 'おわる']) {
    await kiosk.control(page, name).click();
    await expect(kiosk.question(page)).toBeVisible();
    await look.at(page, `（${name}）`);
    await page.keyboard.press('Escape');
  }
  await inOtherLanguages(page, look);
  await page.goto('/kiosk');
  await look.at(page);
}

/** Each kind of page in each language: it goes without the app, and so is not waited for. */
async function inOtherLanguages(page: Page, look: Look): Promise<void> {
  for (const address of LANGUAGES.flatMap(kindsIn)) {
    await page.goto(address);
    await look.at(page);
  }
}

async function inFrame(page: Page, server: Server, portal: Portal, look: Look): Promise<void> {
  portal.body = framing(server);
  const open = async (address: string, is?: Parameters<typeof framed>[2]) => {
    await page.goto('about:blank');
    await page.goto(`${portal.origin}/#mirai=${address}`);
    return framed(page, '#content', is);
  };
  for (const address of [...PAGE_KINDS, '/voices', '/voices/1']) await look.at(await open(address));
  await look.atOpinion(await open('/opinions/new'));
  for (const address of LANGUAGES.flatMap(kindsIn)) await look.at(await open(address, 'data-framed="sized"'));
}

async function inConsole(page: Page, look: Look): Promise<void> {
  await page.goto('/staff/sign-in');
  await look.at(page);
  await staff.signIn(page, ADMINISTRATOR);
  for (const address of CONSOLE_KINDS) {
    await page.goto(address);
    await look.at(page);
  }
}

async function readHtml(page: Page, record: RunRecord): Promise<void> {
  await staff.signIn(page, ADMINISTRATOR);
  const pages = await nu.answers(page.context(), [...EVERY_PAGE, ...EVERY_TRANSLATED_PAGE, '/voices', '/voices/1', '/card', ...CONSOLE_KINDS]);
  for (const address of pages.keys()) record.shown('html', address);
  const engine = { name: 'Nu Html Checker', version: await nu.version(), accepted: nu.ACCEPTED };
  record.said(engine, 'html', { rules: { [VALID_HTML]: [PARSING] }, findings: [] });
  for (const finding of await nu.findings(pages)) {
    record.said(engine, finding.address, { rules: { [finding.rule]: [PARSING] }, findings: [finding] });
  }
}

test('the engines look at one page of each kind on every surface', async ({ newVisitor, server, portal, troubles }) => {
  troubles.expect(/404/);
  const record = new RunRecord(process.env.CRITERIA!.split(' '));
  const comes = async (viewport: ViewportSize) => {
    const page = await (await newVisitor()).newPage();
    await page.setViewportSize(viewport);
    return page;
  };
  for (const [surface, viewport] of [['phone', check.PHONE], ['desk', check.DESK]] as const) {
    const page = await comes(viewport);
    const look = new Look(record, surface);
    for (const address of [...PAGE_KINDS, ...(await serverKinds(page.context()))]) {
      await action.open(page, address);
      await look.at(page);
    }
    await action.open(page, '/opinions/new');
    await look.atOpinion(page);
    await inOtherLanguages(page, look);
  }
  await atKiosk(await comes({ width: 1080, height: 1920 }), server, new Look(record, 'kiosk'));
  await atKiosk(await comes({ width: 768, height: 1024 }), server, new Look(record, 'small-kiosk'));
  await inFrame(await comes({ width: 1000, height: 800 }), server, portal, new Look(record, 'frame'));
  await inConsole(await comes(check.DESK), new Look(record, 'console'));
  await readHtml(await comes(check.DESK), record);
  writeFileSync(process.env.RECORD!, record.text());
});
