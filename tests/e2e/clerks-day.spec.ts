// A day at the desk: opinions arrive from everywhere, are sorted, answered and published, and each
// reader sees what is theirs.

import type { Page } from '@playwright/test';

import * as action from './support/action';
import * as check from './support/check';
import * as kiosk from './support/kiosk';
import { type Portal, framed, portal } from './support/portal';
import { Server } from './support/server';
import * as staff from './support/staff';
import { expect, test as base } from './support/test';

// Its own server: the day begins with nothing on the desk.
const test = base.extend<object, { portal: Portal; runningServer: Server }>({
  portal,
  runningServer: [
    async ({ portal }, use) => {
      const server = await Server.create(undefined, ['--frame-ancestor', portal.origin]);
      await Promise.all([
        server.addStaff('viewer', 'viewer', staff.PASSWORD),
        server.addStaff('responder', 'responder', staff.PASSWORD),
        server.addStaff('publisher', 'publisher', staff.PASSWORD),
      ]);
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
});

const REMARK = '防災課と電話で相談した';
const SECRET = '0467-23-3000';

interface Sent extends action.Opinion {
  surface: 'phone' | 'kiosk' | 'frame';
  subject: string;
}

const SENT: Sent[] = [
  { text: '放課後の居場所を増やしてください。', surface: 'phone', subject: '000-2-2', mayPublish: true },
  { text: '避難所までの道に明かりを増やしてください。', surface: 'phone', subject: 'plan', mayPublish: true },
  { text: '避難所までの道に、明かりを増やしてほしい。', surface: 'kiosk', subject: 'plan', mayPublish: true },
  { text: '避難所への道に明かりを増やしてください！', surface: 'frame', subject: 'plan' },
  { text: `公園に日陰がほしいです。連絡は${SECRET}へ。`, surface: 'kiosk', subject: '000-4-9', mayPublish: true },
  { text: '公園のトイレを直してください。', surface: 'kiosk', subject: '000-4-9' },
  { text: '市外の店の値段を下げてください。', surface: 'frame', subject: 'plan', mayPublish: true },
  { text: '海の家の音が気になります。', surface: 'frame', subject: '000-3-3', mayPublish: true },
  { text: '図書館の開館時間を延ばしてください。', surface: 'phone', subject: 'plan', mayPublish: true },
  { text: '坂道に手すりがほしいです。', surface: 'phone', subject: 'plan' },
  { text: '広報を読みやすくしてください。', surface: 'frame', subject: 'plan' },
];

/** Writes an opinion where its writer is, and gives the receipt. */
type Send = (opinion: Sent) => Promise<string>;

function fromPhone(page: Page): Send {
  return async (opinion) => {
    await action.writeOpinion(page, opinion);
    return action.sendIt(page);
  };
}

/** At a device that each visitor leaves to the next. */
async function fromKiosk(device: Page, server: Server): Promise<Send> {
  await kiosk.setUp(device.context(), server);
  return async (opinion) => {
    await kiosk.come(device);
    await kiosk.goTo(device, '/opinions/new');
    await action.fillForm(device, opinion);
    const receipt = await action.sendIt(device);
    await kiosk.end(device);
    return receipt;
  };
}

/** On a page of the city's portal. */
function fromPortal(host: Page, portal: Portal, server: Server): Send {
  portal.body = `<div id="content"><script src="${server.origin}/embed.js" async></script><mirai-navi view="policies"></mirai-navi></div>`;
  return async (opinion) => {
    await host.goto('about:blank');
    await host.goto(`${portal.origin}/#mirai=/opinions/new`);
    const frame = await framed(host);
    await action.fillForm(frame, opinion);
    return action.sendIt(frame);
  };
}

/** The last of the twelve, by the form alone, without the app; the receipt. */
async function postWithoutApp(page: Page): Promise<string> {
  const key = /name="key" value="([^"]+)"/.exec(await (await page.request.get('/opinions/new')).text())![1];
  const form = { key, subject: '2-2', kind: 'question', text: '中高生も使えますか。', 'may-publish': 'true' };
  await expect
    .poll(async () => {
      // What is sent sooner than a person could is asked for once more.
      return (await page.request.post('/opinions', { form })).status();
    })
    .toBe(200);
  const posted = await page.request.post('/opinions', { form });
  return (await posted.text()).match(/data-receipt="([^"]+)"/)![1];
}

/** A wave is merged at once, one is not the plan's business, one has a remark for colleagues. */
async function sort(responder: Page): Promise<void> {
  await expect(responder.locator('.queue__item[data-unread]')).toHaveCount(12);
  for (const number of [3, 4]) await responder.getByRole('checkbox', { name: `${number}番を選ぶ` }).check();
  await responder.getByText('選んだ意見にまとめて行う').click();
  await responder.getByRole('radio', { name: 'ひとつの意見に統合する' }).check();
  await responder.getByLabel('統合先の番号').fill('2');
  await responder.getByRole('button', { name: 'まとめて行う' }).click();
  await expect(responder.getByRole('heading', { level: 1 })).toHaveText('統合の確認');
  await expect(responder.locator('.staff__preview')).toContainText('避難所までの道に明かりを増やしてください。');
  await responder.getByRole('button', { name: '統合する', exact: true }).click();
  await expect(responder.getByRole('status')).toHaveText('2件に行いました。');
  await staff.openOpinion(responder, 2);
  await responder.getByRole('button', { name: '自分が受け持つ' }).click();
  await expect(responder.getByRole('status')).toHaveText('受け持ちました。');
  await responder.getByLabel('メモを書く').fill(REMARK);
  await responder.getByRole('button', { name: 'メモを残す' }).click();
  await expect(responder.locator('.staff__remark')).toContainText(REMARK);
  for (const [number, place] of [[1, '自分の端末'], [3, '大船支所の端末'], [4, '市のサイトの中']] as const) {
    await staff.openOpinion(responder, number);
    await expect(responder.locator('dd', { hasText: place })).toBeVisible();
  }
  await staff.openOpinion(responder, 7);
  await responder.getByText('対象外にする', { exact: true }).first().click();
  await responder.getByLabel('理由', { exact: true }).fill('市外のお店は、計画の対象ではありません。');
  await responder.getByRole('button', { name: '対象外にする' }).click();
  await expect(responder.getByRole('status')).toHaveText('対象外にしました。');
}

/** A responder is not offered what only a publisher may do. */
async function answer(responder: Page): Promise<void> {
  await staff.answer(responder, 1, 'adopted', '居場所を二つ増やします。');
  await staff.answer(responder, 2, 'planned', '来年度に明かりを増やします。');
  await staff.answer(responder, 5, 'under-study', '木を植えられるかを調べます。');
  await staff.answer(responder, 6, 'noted', '順に直していきます。');
  await staff.answer(responder, 12, 'noted', '中高生は使えません。');
  await staff.correct(responder, 12, '中高生も使えます。');
  await expect(responder.getByRole('button', { name: '公開する' })).toHaveCount(0);
}

/** What is personal is pointed out and hidden first; without consent nothing is published. */
async function publish(publisher: Page): Promise<void> {
  await publisher.getByRole('link', { name: '公開待ち' }).click();
  await expect(publisher.locator('.queue__item')).toHaveCount(5);
  await staff.openOpinion(publisher, 6);
  await expect(publisher.getByRole('button', { name: '公開する' })).toHaveCount(0);
  await staff.openOpinion(publisher, 5);
  await expect(publisher.locator('.staff__warning')).toContainText(SECRET);
  await publisher.getByRole('button', { name: '伏せ字にする' }).click();
  await expect(publisher.locator('.staff__warning')).toHaveCount(0);
  for (const number of [5, 1, 2, 7]) {
    await staff.openOpinion(publisher, number);
    await publisher.getByRole('button', { name: '公開する' }).click();
    await expect(publisher.getByRole('status')).toHaveText('公開しました。');
  }
}

/** A viewer sees all of it and can change nothing. */
async function seesAndChangesNothing(viewer: Page): Promise<void> {
  await staff.openOpinion(viewer, 2);
  await expect(viewer.locator('.staff__remark')).toContainText(REMARK);
  await expect(viewer.locator('main form')).toHaveCount(0);
}

/** Each writer sees their own and nothing more. */
async function writersSeeTheirOwn(page: Page, receipts: string[]): Promise<void> {
  const seen = async (number: number) => {
    await page.goto(`/opinions/${receipts[number - 1]}`);
    await expect(page.locator('.receipt-number__value')).toHaveText(receipts[number - 1]);
    return page.locator('main').innerText();
  };
  const all = new Map<number, string>();
  for (let number = 1; number <= 12; number += 1) all.set(number, await seen(number));
  for (const [number, words] of [
    [1, '居場所を二つ増やします。'],
    [2, '来年度に明かりを増やします。'],
    [3, '来年度に明かりを増やします。'],
    [4, '来年度に明かりを増やします。'],
    [5, '木を植えられるかを調べます。'],
    [6, '順に直していきます。'],
    [7, '市外のお店は、計画の対象ではありません。'],
    [12, '中高生も使えます。'],
  ] as const) {
    expect(all.get(number), `${number}`).toContain(words);
  }
  expect(all.get(12)).toContain('回答を直しました');
  expect(all.get(12)).not.toContain('使えません');
  for (const number of [8, 9, 10, 11]) {
    expect(all.get(number)).toContain('これから');
    expect(all.get(number)).not.toContain('市の回答');
  }
  for (const [number, shown] of all) {
    expect(shown, `${number}`).not.toContain(REMARK);
    expect(shown, `${number}: the staff's names`).not.toMatch(/responder|publisher/);
    for (const { text } of SENT.filter((_, at) => at + 1 !== number)) expect(shown, `${number}`).not.toContain(text);
    expect(shown.includes('公開された内容を見る'), `${number}`).toBe([1, 2, 5, 7].includes(number));
  }
}

/** Everyone sees what was agreed and released, masked, and nothing else. */
async function everyoneSeesWhatIsPublic(page: Page): Promise<void> {
  await action.open(page, '/voices');
  await check.accessible(page);
  const voices = await page.locator('main').innerText();
  await expect(page.locator('.voice-list__item')).toHaveCount(4);
  for (const words of ['放課後の居場所', '明かりを増やしてください。', '＊＊＊', '対象ではありません', 'ほかに同じ意見 2件']) {
    expect(voices).toContain(words);
  }
  for (const words of [SECRET, REMARK, 'トイレ', '中高生', '図書館', '増やしてほしい']) expect(voices).not.toContain(words);
  const feed = await (await page.request.get('/voices/feed.atom')).text();
  expect(feed).toContain('木を植えられるか');
  for (const words of [SECRET, REMARK, 'トイレ']) expect(feed).not.toContain(words);
}

test('twelve opinions are sorted, answered and published, and each reader sees what is theirs', async ({ page, newVisitor, portal, server }) => {
  test.slow();
  const newPage = async () => (await newVisitor()).newPage();
  const atDesk = async (name: string) => {
    const desk = await newPage();
    await staff.signIn(desk, name);
    return desk;
  };

  const send: Record<Sent['surface'], Send> = {
    phone: fromPhone(page),
    kiosk: await fromKiosk(await newPage(), server),
    frame: fromPortal(await newPage(), portal, server),
  };
  const receipts: string[] = [];
  for (const opinion of SENT) receipts.push(await send[opinion.surface](opinion));
  receipts.push(await postWithoutApp(page));
  expect(receipts).toHaveLength(12);

  const responder = await atDesk('responder');
  await sort(responder);
  await answer(responder);
  await publish(await atDesk('publisher'));
  await seesAndChangesNothing(await atDesk('viewer'));
  await writersSeeTheirOwn(page, receipts);
  await everyoneSeesWhatIsPublic(page);
});
