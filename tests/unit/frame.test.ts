// Whom page and frame listen to, and what the outer page hears of where its reader is.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { prefixOf } from '../../web/frame/language.ts';
import { isFrom } from '../../web/frame/message.ts';
import { placeToTell } from '../../web/frame/place.ts';

const SITE = 'https://mirai.example.jp';
const frame = {} as Window;
const message = { source: frame, origin: SITE, data: { type: 'mirai-navi', height: 900 } };

test('the other side is heard', () => {
  assert.ok(isFrom(frame, SITE, message));
});

test('nobody else is: another window, another origin, another kind of message', () => {
  assert.ok(!isFrom(frame, SITE, { ...message, source: {} as Window }));
  assert.ok(!isFrom(frame, SITE, { ...message, origin: 'https://mirai.example.jp.evil.example' }));
  assert.ok(!isFrom(frame, SITE, { ...message, data: { type: 'another' } }));
  for (const data of [null, undefined, 'mirai-navi', 7]) assert.ok(!isFrom(frame, SITE, { ...message, data }));
});

const place = (address: string) => placeToTell(new URL(address, SITE));

test('the outer page hears which page its reader is on', () => {
  assert.equal(place('/policies/2-2?q=%E6%B5%B7#measure-1'), '/policies/2-2?q=%E6%B5%B7#measure-1');
  assert.equal(place('/'), '/');
});

test('what a resident writes, and the receipt that opens it, is no other site\'s business', () => {
  assert.equal(place('/opinions/new?about=000-2-2#check'), '/opinions/new?about=000-2-2');
  assert.equal(place('/opinions/7K3-ABC-DEF-GHJ-KMN-PQR#ABCD-EFGH'), '/opinions');
  assert.equal(place('/opinions?receipt=7K3'), '/opinions');
  assert.equal(place('/en/opinions/new?about=000-2-2#check'), '/en/opinions/new?about=000-2-2');
  assert.equal(place('/ko/opinions/7K3-ABC-DEF-GHJ-KMN-PQR#ABCD-EFGH'), '/ko/opinions');
});

test('a language of the frame is one of ours, or it is Japanese', () => {
  assert.equal(prefixOf('en'), '/en');
  assert.equal(prefixOf('zh-Hans'), '/zh-hans');
  assert.equal(prefixOf('ja-simple'), '/easy');
  for (const tag of ['', 'ja', 'fr', 'constructor']) assert.equal(prefixOf(tag), '');
});
