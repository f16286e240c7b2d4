import { expect, it } from 'vitest';
import { parseSeedOptions } from './seed-options.ts';

it('has sizes for who names none', () => {
  expect(parseSeedOptions([])).toMatchObject({ publications: 1, users: 100, articles: 500, demo: false });
});

it.each([
  [['--users', 'many'], '--users must be a whole number from 2 to 10000000. See --help.'],
  [['--articles', '0'], '--articles must be a whole number from 1 to 100000000. See --help.'],
  [['--articles=-5'], '--articles must be a whole number from 1 to 100000000. See --help.'],
  [
    ['--users', '2', '--articles', '10', '--favorites', '21', '--follows', '2'],
    '--favorites must not exceed users times articles: each favours an article once. See --help.',
  ],
  [
    ['--users', '2', '--follows', '3'],
    '--follows must not exceed users times all others: each follows another once. See --help.',
  ],
  [['--colour', 'red'], "Unknown option '--colour'. See --help."],
  [['everything'], "Unexpected argument 'everything'. See --help."],
])('refuses %j in one sentence', (args, message) => {
  expect(() => parseSeedOptions(args)).toThrow(message);
});
