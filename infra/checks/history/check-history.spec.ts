import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.ts';
import { append, read, told, unanswered } from './testing/hand-made.ts';
import type { Operation } from './operation.ts';

function kindsIn(operations: Operation[], final: string[] = [], everyReadAnswered = false): string[] {
  const finals = new Map([['list', final]]);
  return checkHistory(operations, { finals, everyReadAnswered }).map(({ kind, value }) => `${kind} ${value}`);
}

describe('a history that keeps the promise', () => {
  it.each<[string, Operation[], string[]]>([
    ['is empty', [], []],
    ['shows a session what it wrote', [append(1, 'a'), read(2, ['a'])], ['a']],
    ['shows others later', [append(1, 'a'), read(2, [], 'other'), read(3, ['a'], 'other')], ['a']],
    ['lacks a write that is not over yet', [append(1, 'a', { end: 4 }), read(2, []), read(5, ['a'])], ['a']],
    ['has a write of unknown outcome', [append(1, 'a', { outcome: 'unknown' }), read(2, ['a'])], ['a']],
    ['lacks a write of unknown outcome', [append(1, 'a', { outcome: 'unknown' }), read(2, [])], []],
    ['lacks a write that was refused', [append(1, 'a', { outcome: 'refused' }), read(2, [])], []],
    ['lacks what the session was told is lost', [read(1, ['b']), told(2), read(3, [])], []],
    ['has reads that nobody answered', [unanswered(1)], []],
  ])('%s', (_what, operations, final) => {
    const sent = operations.flatMap((each) => (each.kind === 'append' ? [each.value] : []));
    const others = sent.includes('b') ? [] : [append(0, 'b', { session: 'writer', outcome: 'unknown' })];
    expect(kindsIn([...others, ...operations], final)).toEqual([]);
  });
});

describe('what is found', () => {
  it.each<[string, Operation[], string[], string[]]>([
    ['a lost write', [append(1, 'a')], [], ['lost a']],
    ['a lost write that the session was told of', [append(1, 'a'), told(2)], [], ['lost a']],
    ['a write that is there twice in the end', [append(1, 'a')], ['a', 'a'], ['duplicated a']],
    [
      'an unknown one that is there twice',
      [append(1, 'a', { outcome: 'unknown' })],
      ['a', 'a'],
      ['duplicated a'],
    ],
    ['a write that is shown twice', [append(1, 'a'), read(2, ['a', 'a'])], ['a'], ['duplicated a']],
    ['a stale read', [append(1, 'a'), read(2, [])], ['a'], ['stale a']],
    [
      'a stale read after one that was not',
      [append(1, 'a'), read(2, ['a']), read(3, [])],
      ['a'],
      ['stale a'],
    ],
    [
      'a read that shows less than the one before',
      [append(1, 'a', { session: 'other' }), read(2, ['a']), read(3, [])],
      ['a'],
      ['non-monotonic a'],
    ],
    [
      'a read that shows less, of what was seen since the session was told',
      [append(1, 'a', { session: 'other' }), told(2), read(3, ['a']), read(4, [])],
      ['a'],
      ['non-monotonic a'],
    ],
    ['what nobody sent', [read(1, ['a'])], [], ['phantom a']],
    ['what nobody sent, in the end', [read(1, [])], ['a'], ['phantom a']],
    ['what was refused', [append(1, 'a', { outcome: 'refused' }), read(2, ['a'])], [], ['phantom a']],
    ['what is shown before it is sent', [read(1, ['a']), append(3, 'a')], ['a'], ['phantom a']],
  ])('%s', (_what, operations, final, kinds) => {
    expect(kindsIn(operations, final)).toEqual(kinds);
  });

  it('a read that nobody answered, where each has to be', () => {
    expect(kindsIn([unanswered(1)], [], true)).toEqual(['unanswered 503']);
  });

  it('each kind in its list alone, with who saw it and when', () => {
    const elsewhere = { ...read(2, []), list: 'elsewhere' };
    expect(checkHistory([append(1, 'a'), elsewhere], { finals: new Map() })).toEqual([]);
    const [violation] = checkHistory([append(1, 'a'), read(2, [])], { finals: new Map() });
    expect(violation).toEqual({ kind: 'stale', list: 'list', session: 'anna', value: 'a', at: 2.5 });
  });
});
