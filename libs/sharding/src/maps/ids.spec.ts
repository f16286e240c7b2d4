import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstId, ID_STEP, nextId, shardOfBirth } from './ids.ts';

const shard = fc.integer({ min: 1, max: ID_STEP - 1 });

it('no two shards hand out the same id, and each id tells its shard', () => {
  fc.assert(
    fc.property(shard, shard, fc.nat(10_000), fc.nat(10_000), (one, other, steps, others) => {
      const [id, another] = [firstId(one) + steps * ID_STEP, firstId(other) + others * ID_STEP];
      expect(id === another).toBe(one === other && steps === others);
      expect(shardOfBirth(id)).toBe(one);
      expect(shardOfBirth(nextId(id))).toBe(one);
    }),
  );
});

it('an id is one that JSON keeps, or none', () => {
  const last = Math.floor(Number.MAX_SAFE_INTEGER / ID_STEP) * ID_STEP - ID_STEP + 7;
  expect(JSON.parse(JSON.stringify(nextId(last)))).toBe(last + ID_STEP);
  expect(() => nextId(nextId(last))).toThrow(RangeError);
});

it.each([0, -1, ID_STEP, 1.5, Number.MAX_SAFE_INTEGER + 2])('%s was handed out by no shard', (id) => {
  expect(shardOfBirth(id)).toBeUndefined();
  expect(() => nextId(id)).toThrow(RangeError);
});

it.each([0, ID_STEP, 1.5, Number.NaN])('%s is no number of a shard', (number) => {
  expect(() => firstId(number)).toThrow('A shard has a number from 1 to 1023');
});
