import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { GeneratorCounters, parseStat } from './counters.ts';

it('takes for busy what was not idle, also what the host did not give', () => {
  const stat = 'cpu  100 0 100 500 100 0 0 200 0 0\ncpu0 1 2 3\n';
  expect(parseStat(stat)).toEqual({ busySeconds: 4, seconds: 10 });
});

it.runIf(process.platform === 'linux')(
  'counts what a process of a generator uses, also after its end',
  async () => {
    const counters = new GeneratorCounters();
    const before = counters.read().generatorSeconds ?? 0;
    const busy = spawn(process.execPath, [
      '-e',
      'const end = process.cpuUsage().user + 1e5; while (process.cpuUsage().user < end); console.log(1); process.stdin.resume()',
    ]);
    counters.add(busy.pid!);
    await once(busy.stdout, 'data');
    const meanwhile = counters.read().generatorSeconds ?? 0;
    busy.stdin.end();
    await once(busy, 'exit');
    expect(meanwhile - before).toBeGreaterThanOrEqual(0.09);
    expect(counters.read().generatorSeconds).toBeGreaterThanOrEqual(meanwhile);
  },
  60_000, // on a busy machine a program takes its time to begin
);
