import { expect, it } from 'vitest';
import { parseTable, processTrees } from './process-table.ts';

it('reads the times of every system', () => {
  const text = [
    '  1 0 100 00:00:01 init',
    ' 20 1   8 2-03:04:05 postgres: writer',
    '300 1 0 4:05.06 sh -c x',
  ].join('\n');
  expect(parseTable(text)).toEqual([
    { pid: 1, parent: 0, memoryBytes: 102_400, cpuSeconds: 1, command: 'init' },
    {
      pid: 20,
      parent: 1,
      memoryBytes: 8_192,
      cpuSeconds: 2 * 86_400 + 3 * 3_600 + 4 * 60 + 5,
      command: 'postgres: writer',
    },
    { pid: 300, parent: 1, memoryBytes: 0, cpuSeconds: 245.06, command: 'sh -c x' },
  ]);
});

it('finds a process and what it started', async () => {
  const trees = await processTrees([process.pid]);
  expect(trees.find(({ pid }) => pid === process.pid)?.cpuSeconds).toBeGreaterThan(0);
  expect(trees.some(({ parent }) => parent === process.pid)).toBe(true); // ps itself
});
