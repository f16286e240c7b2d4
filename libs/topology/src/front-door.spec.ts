import { expect, it } from 'vitest';
import { frontDoorOf } from './front-door.ts';
import type { Computer } from './stage.ts';
import type { Tier } from './tier.ts';

function computer(id: string, ...tiers: Tier[]): Computer {
  return { id, cpus: 1, memoryMb: 512, tiers };
}

const behind = [computer('web1', 'web'), computer('web2', 'web', 'api'), computer('api', 'api')];

it('is every web server where no load balancer is before them', () => {
  expect(frontDoorOf({ computers: [computer('dns', 'dns'), ...behind] }).map(({ id }) => id)).toEqual([
    'web1',
    'web2',
  ]);
});

it('is the load balancer alone where there is one', () => {
  expect(
    frontDoorOf({ computers: [...behind, computer('lb', 'load-balancer')] }).map(({ id }) => id),
  ).toEqual(['lb']);
});
