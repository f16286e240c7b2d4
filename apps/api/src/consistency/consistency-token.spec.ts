import { expect, it } from 'vitest';
import { ConsistencyToken } from './consistency-token.ts';

const tokens = new ConsistencyToken('a secret of this spec');
const positions = [
  { shard: 1, timeline: 3, lsn: 0x16_b374_d848n },
  { shard: 2, timeline: 1, lsn: 5n, xmax: 0x1_0000_0001n },
];

it('comes back as it was given', () => {
  expect(tokens.read(tokens.write(positions))).toEqual(positions);
});

it.each([
  ['changed by a digit', tokens.write(positions).replace('b374', 'b375')],
  ['signed by another', new ConsistencyToken('another secret').write(positions)],
  ['without a signature', tokens.write(positions).split('~')[0]!],
  ['empty', ''],
  ['long', 'x'.repeat(100_000)],
])('is worth nothing when it is %s', (_how, token) => {
  expect(tokens.read(token)).toBeUndefined();
});
