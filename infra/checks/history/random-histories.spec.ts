import { expect, it } from 'vitest';
import { checkHistory } from './check-history.ts';
import type { Operation, Read } from './operation.ts';
import { random } from '../random.ts';
import { append } from './testing/hand-made.ts';

const HISTORIES = 200;
const SESSIONS = ['anna', 'ben', 'carla'];

/** What three sessions see of one list that every read shows whole. */
function honestHistory(next: () => number): { operations: Operation[]; final: string[] } {
  const final: string[] = [];
  const operations: Operation[] = [];
  for (let at = 0; at < 30; at++) {
    const session = SESSIONS[Math.floor(next() * SESSIONS.length)]!;
    if (next() < 0.5) {
      const there = next() < 0.9;
      const value = `value ${at}`;
      if (there) final.push(value);
      const outcome = next() < 0.2 ? 'unknown' : there ? 'acknowledged' : 'refused';
      operations.push(append(at, value, { session, outcome }));
    } else {
      operations.push({ kind: 'read', list: 'list', session, start: at, end: at + 0.5, values: [...final] });
    }
  }
  return { operations, final };
}

function kinds(operations: Operation[], final: string[]): Set<string> {
  return new Set(checkHistory(operations, { finals: new Map([['list', final]]) }).map(({ kind }) => kind));
}

/** Reads after which the same session reads again and sees something. */
function readsAgain(operations: Operation[]): Read[] {
  const reads = operations.filter((each) => each.kind === 'read');
  return reads.filter(
    ({ session, start, values }) =>
      values.length > 0 &&
      reads.some((other) => other.session === session && other.start < start && other.values.length > 0),
  );
}

it('honest histories are found honest, and each lie in one is found', () => {
  const next = random(7);
  let lies = 0;
  for (let number = 0; number < HISTORIES; number++) {
    const { operations, final } = honestHistory(next);
    expect(kinds(operations, final)).toEqual(new Set());

    const acknowledged = operations.find((each) => each.kind === 'append' && each.outcome === 'acknowledged');
    const [victim] = readsAgain(operations);
    if (!acknowledged || acknowledged.kind !== 'append' || !victim) continue;
    lies += 1;
    expect(
      kinds(
        operations,
        final.filter((value) => value !== acknowledged.value),
      ),
    ).toContain('lost');
    expect(kinds(operations, [...final, acknowledged.value])).toEqual(new Set(['duplicated']));
    expect(kinds(operations, [...final, 'made up'])).toEqual(new Set(['phantom']));
    const emptied = operations.map((each) => (each === victim ? { ...victim, values: [] } : each));
    expect([...kinds(emptied, final)].some((kind) => kind === 'stale' || kind === 'non-monotonic')).toBe(
      true,
    );
  }
  expect(lies).toBeGreaterThan(HISTORIES / 2);
});
