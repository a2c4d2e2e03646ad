// What the service worker finds under an address, and how it fills in the form's page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { filled } from '../../web/service-worker/form.ts';
import { asksForMore, choicesIn, directoryOf, isTheServers, isUtf8, languageOf } from '../../web/service-worker/look-up.ts';

const url = (address: string) => new URL(address, 'https://mirai.example.jp');

test('a single choice names a page of its own, whatever stands beside it', () => {
  assert.deepEqual(choicesIn(url('/policies?life-stage=infant')), ['/policies?life-stage=infant']);
  assert.deepEqual(choicesIn(url('/policies?life-stage=infant&q=%E6%B5%B7&utm=A')), ['/policies?life-stage=infant']);
  assert.deepEqual(choicesIn(url('/policies?a=b&a=b')), ['/policies?a=b']);
  assert.deepEqual(choicesIn(url('/policies?a=b&c=d')), ['/policies?a=b', '/policies?c=d']);
  assert.deepEqual(choicesIn(url('/policies?q=')), []);
  assert.deepEqual(choicesIn(url('/policies')), []);
});

test('several choices, and words, ask for more than a file says', () => {
  assert.ok(asksForMore(url('/policies?chapter=living&partner=citizens'), 2));
  assert.ok(asksForMore(url('/policies?life-stage=infant&q=%E6%B5%B7'), 1));
  assert.ok(asksForMore(url('/search?q=%E6%B5%B7'), 0));
  for (const address of ['/policies', '/policies?q=', '/policies?q=%20', '/policies?utm=A', '/search', '/opinions/new?about=2-2', '/?q=a']) {
    assert.ok(!asksForMore(url(address), 0), address);
  }
  assert.ok(!asksForMore(url('/policies?life-stage=infant'), 1));
});

test('where a receipt leads, and what pages are made of, only the server knows', () => {
  assert.ok(isTheServers(url('/opinions?receipt=ABC')));
  assert.ok(isTheServers(url('/_shell/offline')));
  assert.ok(!isTheServers(url('/opinions')));
  assert.ok(!isTheServers(url('/opinions?receipt=')));
  assert.ok(!isTheServers(url('/policies?receipt=ABC')));
});

test('a page is found by its directory, a slash or its file', () => {
  for (const address of ['/policies/2-2', '/policies/2-2/', '/policies/2-2/index.html']) assert.equal(directoryOf(url(address)), '/policies/2-2');
  for (const address of ['/', '/index.html']) assert.equal(directoryOf(url(address)), '/');
  assert.equal(directoryOf(url('/index.htm')), '/index.htm');
});

test('a language is the first part of an address', () => {
  const languages = ['/en', '/ko'];
  for (const address of ['/en', '/en/', '/en?q=a', '/en/policies/2-2']) assert.equal(languageOf(url(address), languages), '/en');
  for (const address of ['/', '/english', '/policies/en', '/zh-hans']) assert.equal(languageOf(url(address), languages), '');
});

test('a query of Shift_JIS is none of UTF-8', () => {
  assert.ok(isUtf8('?q=%E6%B5%B7'));
  assert.ok(isUtf8('?q=sea'));
  assert.ok(!isUtf8('?q=%8A%43'));
});

const KEY = '00000000-0000-0000-0000-000000000000';
const OWN = '5f0c54ee-6a5c-4d0f-9d0e-2f4f2f1d9c11';
const page = `<form><input name="key" value="${KEY}"><input type="radio" name="subject" value="" hidden><p id="${KEY}"></p></form>`;

test('the form has a key of its own, everywhere', () => {
  const form = filled(page, '', OWN);
  assert.ok(!form.includes(KEY));
  assert.equal(form.split(OWN).length, 3);
});

test('the subject that the address names is chosen, with its edition', () => {
  const chosen = (subject: string) => /value="([^"]*)" checked/.exec(filled(page, subject, OWN))?.[1];
  assert.equal(chosen('000-2-2'), '000-2-2');
  assert.equal(chosen('2-2'), '000-2-2');
  assert.equal(chosen('5-3'), '001-5-3');
  assert.equal(chosen('plan'), 'plan');
  assert.equal(chosen('000-2-2-1'), '000-2-2-1');
});

test('an address chooses nothing, and writes nothing, that is no subject', () => {
  for (const subject of ['', '"><script>', '$&', '２-２', 'PLAN']) assert.equal(filled(page, subject, OWN), page.replaceAll(KEY, OWN));
});
