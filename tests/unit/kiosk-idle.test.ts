// When a kiosk warns, reads out, ends a visit and renews itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { IDLE, RENEWAL, WARNING, due } from '../../web/kiosk/idle.ts';

test('a visit goes on for two minutes, is warned for one, and ends', () => {
  assert.equal(IDLE, 120_000);
  assert.equal(WARNING, 60_000);
  assert.deepEqual(due(0, false), { act: 'nothing' });
  assert.deepEqual(due(IDLE - 1, false), { act: 'nothing' });
  assert.equal(due(IDLE, false).act, 'warn');
  assert.equal(due(IDLE + WARNING - 1, false).act, 'warn');
  assert.deepEqual(due(IDLE + WARNING, false), { act: 'erase' });
});

test('a device that slept through the warning ends the visit as it wakes', () => {
  assert.deepEqual(due(8 * 3_600_000, false), { act: 'erase' });
});

test('the seconds that are left are counted, and read out at 60, 30 and 10', () => {
  const said = new Map<number, number | undefined>();
  for (let idle = IDLE; idle < IDLE + WARNING; idle += 1_000) {
    const now = due(idle, false);
    assert.ok(now.act === 'warn');
    said.set(now.left, now.said);
  }
  assert.deepEqual([...said.keys()], Array.from({ length: 60 }, (_, at) => 60 - at));
  assert.equal(said.get(60), 60);
  assert.equal(said.get(31), 60);
  assert.equal(said.get(30), 30);
  assert.equal(said.get(10), 10);
  assert.equal(said.get(1), 10);
});

test('a second that has begun counts as one', () => {
  assert.deepEqual(due(IDLE + WARNING - 1, false), { act: 'warn', left: 1, said: 10 });
});

test('a kiosk that waits for a visitor never warns, and looks for a new release every ten minutes', () => {
  assert.deepEqual(due(IDLE + WARNING, true), { act: 'nothing' });
  assert.deepEqual(due(RENEWAL, true), { act: 'nothing' });
  assert.deepEqual(due(RENEWAL + 1, true), { act: 'renew' });
});
