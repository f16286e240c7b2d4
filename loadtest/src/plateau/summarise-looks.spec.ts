import { expect, it } from 'vitest';
import { summariseLooks } from './summarise-looks.ts';

it('has a mean and a most for each part, and counts one that a look does not name as 0', () => {
  expect(
    summariseLooks([
      { computer: 'db', signal: 'database-sessions', values: { CPU: 3, Lock: 4 } },
      { computer: 'db', signal: 'database-sessions', values: { CPU: 1 } },
      { computer: 'api', signal: 'event-loop-lag', values: { '': 12 } },
      { computer: 'api2', signal: 'event-loop-lag', values: { '': 14 } },
    ]),
  ).toEqual([
    { computer: 'db', signal: 'database-sessions', of: 'CPU', looks: 2, mean: 2, most: 3 },
    { computer: 'db', signal: 'database-sessions', of: 'Lock', looks: 2, mean: 2, most: 4 },
    { computer: 'api', signal: 'event-loop-lag', looks: 1, mean: 12, most: 12 },
    { computer: 'api2', signal: 'event-loop-lag', looks: 1, mean: 14, most: 14 },
  ]);
});
