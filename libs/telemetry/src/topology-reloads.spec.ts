import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { Metrics } from './metrics.ts';
import { TopologyReloads } from './topology-reloads.ts';

function arrange({ hasFile = true } = {}) {
  const port = new EventEmitter();
  const metrics = new Metrics({ service: 'spec', computer: 'c1' });
  const logger = { info: vi.fn(), error: vi.fn() };
  const take = vi.fn<() => Promise<void>>(() => Promise.resolve());
  return { port, metrics, logger, take, reloads: new TopologyReloads(hasFile, port) };
}

it('takes over what the file says on SIGHUP, and counts it', async () => {
  const { port, metrics, logger, take, reloads } = arrange();
  const before = reloads.takenOverAt;
  reloads.begin({ metrics, logger, take });
  port.emit('SIGHUP');
  await vi.waitFor(() => expect(reloads.taken).toBe(1));
  expect(reloads.takenOverAt).not.toBe(before);
  expect(await metrics.render()).toMatch(/topology_reloads_total\{outcome="taken".*\} 1\n/);
});

it('stays with the old one where that fails, and says why', async () => {
  const { port, metrics, logger, take, reloads } = arrange();
  const before = reloads.takenOverAt;
  take.mockRejectedValueOnce(new Error('it is broken'));
  reloads.begin({ metrics, logger, take });
  port.emit('SIGHUP');
  await vi.waitFor(() => expect(reloads.failed).toBe(1));
  expect([reloads.takenOverAt, reloads.problem]).toEqual([before, 'it is broken']);
  expect(logger.error).toHaveBeenCalledOnce();
  port.emit('SIGHUP');
  await vi.waitFor(() => expect(reloads.problem).toBeNull());
});

it('does one after the other, the last one once for all that came meanwhile', async () => {
  const { port, metrics, logger, take, reloads } = arrange();
  let running = 0;
  const ends: (() => void)[] = [];
  take.mockImplementation(async () => {
    expect((running += 1)).toBe(1);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  });
  reloads.begin({ metrics, logger, take });
  for (let time = 0; time < 3; time++) port.emit('SIGHUP');
  ends[0]!();
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]!();
  await vi.waitFor(() => expect(reloads.taken).toBe(2));
});

it('does what was asked for before the process served', async () => {
  const { port, metrics, logger, take, reloads } = arrange();
  port.emit('SIGHUP');
  reloads.begin({ metrics, logger, take });
  await vi.waitFor(() => expect(reloads.taken).toBe(1));
});

it('leaves the signal alone where there is no file', () => {
  const { port } = arrange({ hasFile: false });
  expect(port.listenerCount('SIGHUP')).toBe(0);
});
