// From home to a filtered list and back, and the search.

import { expect, test } from './support/test';

const choice = (key: string, id: string) => `.filter-panel label.choice:has(input[name="${key}"][value="${id}"])`;
const chosen = (key: string, id: string) => `.filter-panel input[name="${key}"][value="${id}"]:checked`;

test('from home to a filtered list, to a policy, and all the way back', async ({ visitor }) => {
  await visitor.resize(400, 800);
  await visitor.open('/');
  const home = await visitor.text('h1');
  await visitor.click('.stage-tile[href="/policies?life-stage=infant"]');
  await visitor.arrivesAt('乳幼児に関わる取組');
  await visitor.isAt('/policies?life-stage=infant');
  const infant = await visitor.text('.results__count');

  await visitor.click('.filter-panel__summary');
  await visitor.click(choice('chapter', 'living'));
  await visitor.isAt('/policies?life-stage=infant&chapter=living');
  await visitor.counts('.chosen__link', 2);
  await visitor.click(choice('situation', 'carer'));
  await visitor.isAt('/policies?life-stage=infant&situation=carer&chapter=living');
  await visitor.counts('.chosen__link', 3);
  const narrowed = await visitor.text('.results__count');
  expect(narrowed).not.toBe(infant);

  await visitor.click('.results :is(.policy-card__link, .policy-row__link)');
  await visitor.arrivesAt(/^\d-\d+ /);
  await visitor.isAt(/^\/policies\/\d-\d+$/);

  await visitor.back();
  await visitor.reads('.results__count', narrowed);
  await visitor.counts(chosen('situation', 'carer'), 1);
  await visitor.back();
  await visitor.isAt('/policies?life-stage=infant&chapter=living');
  await visitor.counts(chosen('situation', 'carer'), 0);
  await visitor.counts(chosen('chapter', 'living'), 1);
  await visitor.back();
  await visitor.isAt('/policies?life-stage=infant');
  await visitor.reads('.results__count', infant);
  await visitor.counts(chosen('chapter', 'living'), 0);
  await visitor.back();
  await visitor.arrivesAt(home);
  await visitor.isAt('/');

  await visitor.forward();
  await visitor.reads('.results__count', infant);
  await visitor.reload();
  await visitor.reads('.results__count', infant);
  await visitor.counts(chosen('life-stage', 'infant'), 1);
});

test('the search finds as one types, a hit leads to its place, and Back to the results', async ({ visitor }) => {
  await visitor.open('/policies/2-2');
  await visitor.fill('#site-search', '住宅確保要配慮者');
  await visitor.reads('h1', /^「住宅確保要配慮者」の検索結果\d+件$/);
  await visitor.isAt('/search?q=住宅確保要配慮者');
  await visitor.reads('.hit mark', /./);
  await visitor.eventually('the field keeps the focus', () => visitor.evaluate(() => document.activeElement?.id), 'site-search');

  await visitor.click('.hit__link[href$="/policies/4-10#measure-1"]');
  await visitor.isAt('/policies/4-10#measure-1');
  await visitor.isInWindow('#measure-1');
  await visitor.back();
  await visitor.eventually('the words', () => visitor.value('#site-search'), '住宅確保要配慮者');
  await visitor.sees('.hit');

  await visitor.fill('#site-search', 'ゴミ');
  await visitor.press('#site-search', 'ENTER');
  await visitor.arrivesAt(/^「ゴミ」の検索結果\d+件$/);
  await visitor.click('.hit__link');
  await visitor.isAt(/^\/(?!search)/);
});
