import { expect, it } from 'vitest';
import type { Operation } from '@scaleout/checks/people';
import { judge, listsIn } from './judge.ts';

function write(value: string, outcome: 'acknowledged' | 'unknown' | 'refused' = 'acknowledged'): Operation {
  return { kind: 'append', session: 'anna', list: 'letters', value, outcome, start: 1, end: 2 };
}

it('finds nothing where all that was acknowledged is there once', () => {
  const operations = [write('a'), write('b', 'unknown'), write('c', 'refused')];
  expect(judge(operations, new Map([['letters', ['a', 'b']]]))).toEqual({
    acknowledged: 1,
    unknown: 1,
    refused: 1,
    lost: 0,
    doubled: 0,
    otherwise: {},
    toldOfALoss: 0,
  });
});

it('finds an acknowledged write that never was, and one that is there twice', () => {
  const operations = [write('a'), write('never was'), write('c', 'unknown')];
  const found = judge(operations, new Map([['letters', ['a', 'c', 'c']]]));
  expect(found).toMatchObject({ acknowledged: 2, lost: 1, doubled: 1 });
});

it('finds what is there though the answer was that it is not', () => {
  const { lost, otherwise } = judge([write('a', 'refused')], new Map([['letters', ['a']]]));
  expect({ lost, otherwise }).toEqual({ lost: 0, otherwise: { phantom: 1 } });
});

it('names every list once', () => {
  const told: Operation = { kind: 'told', session: 'anna', start: 1, end: 2 };
  expect(listsIn([write('a'), write('b'), told])).toEqual(['letters']);
});
