import { expect, it } from 'vitest';
import { splitTiersStages } from './stages.ts';

it('takes one step at a time: a tier that has left the others does not come back', () => {
  const alone = splitTiersStages.map(({ computers }) => computers.filter(({ tiers }) => tiers.length === 1));
  expect(alone.map((computers) => computers.flatMap(({ tiers }) => tiers))).toEqual([
    ['database'],
    ['web', 'database'],
    ['web', 'database', 'database'],
    ['web', 'database', 'database', 'database'],
    ['web', 'redis', 'database', 'database', 'database', 'database'],
  ]);
});
