// What reading aloud comes to when something happens, and what of a text is handed to a voice.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CLOSED, type Happening, type State, step } from '../../web/read-aloud/machine.ts';
import { sentences, spoken } from '../../web/read-aloud/text.ts';

const speaking: State = { phase: 'speaking', at: 1, turn: 5, isAgain: false };
const after = (state: State, happening: Happening) => {
  const { phase, at, isAgain } = step(state, happening, 3);
  return [phase, at, isAgain];
};
const at = (phase: State['phase'], at = 1): State => ({ ...speaking, phase, at });

test('an act has one meaning in each phase', () => {
  const table: [State, Happening['type'], ReturnType<typeof after>][] = [
    [at('asking'), 'go', ['speaking', 1, false]],
    [at('asking'), 'pause', ['asking', 1, false]],
    [at('asking'), 'close', ['closed', 1, false]],
    [at('speaking'), 'pause', ['paused', 1, false]],
    [at('speaking'), 'next', ['speaking', 2, false]],
    [at('speaking'), 'previous', ['speaking', 0, false]],
    [at('speaking', 0), 'previous', ['speaking', 0, false]],
    [at('speaking', 2), 'next', ['ended', 3, false]],
    [at('speaking'), 'close', ['closed', 1, false]],
    [at('paused'), 'go', ['speaking', 1, false]],
    [at('paused'), 'pause', ['paused', 1, false]],
    [at('paused'), 'next', ['speaking', 2, false]],
    [at('failed'), 'go', ['speaking', 1, false]],
    [at('ended', 3), 'go', ['speaking', 0, false]],
    [at('ended', 3), 'previous', ['speaking', 2, false]],
    [at('ended', 3), 'next', ['ended', 3, false]],
    [CLOSED, 'go', ['closed', 0, false]],
    [CLOSED, 'close', ['closed', 0, false]],
  ];
  for (const [state, type, expected] of table) assert.deepEqual(after(state, { type } as Happening), expected, `${state.phase} ${type}`);
  assert.deepEqual(after(CLOSED, { type: 'open', isOnline: false }), ['speaking', 0, false]);
  assert.deepEqual(after(CLOSED, { type: 'open', isOnline: true }), ['asking', 0, false]);
  assert.equal(step(CLOSED, { type: 'open', isOnline: false }, 0).phase, 'ended');
});

test('what the voice tells of this turn moves it on, of an earlier one nothing', () => {
  const table: [Happening['type'], ReturnType<typeof after>][] = [
    ['said', ['speaking', 2, false]],
    ['lost', ['paused', 1, false]],
    ['failed', ['failed', 1, false]],
    ['mute', ['speaking', 1, true]],
  ];
  for (const [type, expected] of table) {
    assert.deepEqual(after(speaking, { type, turn: 5 } as Happening), expected, type);
    for (const state of [{ ...speaking, turn: 6 }, at('paused'), at('closed'), at('ended')])
      assert.equal(step(state, { type, turn: 5 } as Happening, 3), state, `${type} in ${state.phase}`);
  }
  assert.deepEqual(after({ ...speaking, isAgain: true }, { type: 'mute', turn: 5 }), ['failed', 1, false]);
  assert.equal(step(speaking, { type: 'pause' }, 3).turn, 6);
});

test('no course of events is stuck: from each state one act leads to a voice, another to silence', () => {
  const acts = ['go', 'pause', 'next', 'previous'] as const;
  const outcomes = ['said', 'lost', 'failed', 'mute'] as const;
  const reached = new Map<string, State>();
  const add = (state: State) => {
    const key = JSON.stringify({ ...state, turn: 0 });
    if (reached.has(key)) return;
    reached.set(key, state);
    for (const type of acts) add(step(state, { type }, 3));
    for (const type of outcomes) add(step(state, { type, turn: state.turn }, 3));
  };
  add(step(CLOSED, { type: 'open', isOnline: true }, 3));
  for (const state of reached.values()) {
    assert.equal(step(state, { type: 'close' }, 3).phase, 'closed');
    assert.equal(step(state, { type: 'go' }, 3).phase, 'speaking');
  }
  assert.deepEqual([...new Set([...reached.values()].map(({ phase }) => phase))].sort(), ['asking', 'ended', 'failed', 'paused', 'speaking']);
});

test('a text is read by sentence, a long one in parts, with the readings of names', () => {
  const parts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(parts('市民と、努めます。「皆で守る。」とします。'), ['市民と、努めます。', '「皆で守る。」', 'とします。']);
  assert.deepEqual(parts('目標とするまちの姿'), ['目標とするまちの姿']);
  assert.deepEqual(parts('（）・。'), []);
  const long = `${'あ'.repeat(30)}、${'い'.repeat(28)}、${'う'.repeat(20)}、${'え'.repeat(70)}。`;
  assert.deepEqual(parts(long).map((part) => part.length), [60, 21, 71]);
  assert.equal(parts(long).join(''), long);
  const names = { 大船: 'おおふな', 大船山: 'おおふなやま', 十二所: 'じゅうにそ' };
  assert.equal(spoken('大船駅と大船山、十二所の 6〜8月', names), 'おおふな駅とおおふなやま、じゅうにその 6から8月');
  assert.equal(spoken('①こどもや わかい 人が Web サイトを', names), '1、こどもやわかい人が Web サイトを');
});
