import { expect, it } from 'vitest';
import { singleBoxStages } from '@scaleout/single-box';
import { pretendedConfiguration } from '../testing/pretended-result.ts';
import { measureStage } from './measure-stage.ts';
import type { StageMeasurement, Subject } from './measurement.ts';
import type { Testbed } from './testbed.ts';

const [oneBox] = singleBoxStages;
const subject: Subject = { name: 'one-box', stage: oneBox!, experiment: null };

function measurement(signal: AbortSignal): StageMeasurement {
  return {
    run: 'monday',
    generator: { k6: { path: 'k6', version: '2' }, instances: 1 },
    load: { addressing: 'header', mix: 'read-heavy', thinkSeconds: 0.3, skew: 1, seed: 1 },
    limits: pretendedConfiguration.limits,
    search: pretendedConfiguration.search,
    first: 4,
    data: { publications: 1, articles: 1 },
    signal,
    report: () => undefined,
    watch: { onPlateau: () => undefined, onSecond: () => undefined },
  };
}

/** A testbed that notes what is done with it; its people cannot be looked at, so that nothing is loaded. */
function testbed(changed: Partial<Testbed> = {}): { done: string[]; open: () => Promise<Testbed> } {
  const done: string[] = [];
  const note = (what: string) => () => {
    done.push(what);
    return Promise.resolve();
  };
  const open = (): Promise<Testbed> =>
    Promise.resolve({
      deployment: { url: 'http://127.0.0.1:1' },
      unit: { cores: 0.15, workPerSecond: 1 },
      coreWorkPerSecond: 10,
      versions: {},
      ended: new Promise<never>(() => undefined),
      unbind: note('unbound'),
      bind: note('bound'),
      fill: note('filled'),
      close: note('closed'),
      ...changed,
    });
  return { done, open };
}

const nobody = new AbortController().signal;

it('fills a stage while its computers have no cap, and ends it where it cannot be measured', async () => {
  const { done, open } = testbed();
  await expect(measureStage(subject, measurement(nobody), open)).rejects.toThrow('Nothing answers');
  expect(done).toEqual(['unbound', 'filled', 'closed']);
});

it('ends it when it is interrupted', async () => {
  const interrupted = new AbortController();
  const fill = () => {
    interrupted.abort(new Error('interrupted'));
    return Promise.reject(new Error('stopped while it was filled'));
  };
  const { done, open } = testbed({ fill });
  await expect(measureStage(subject, measurement(interrupted.signal), open)).rejects.toThrow('stopped');
  expect(done).toEqual(['unbound', 'closed']);
});

it('does not wait for a measurement of a stage that has ended by itself', async () => {
  const { done, open } = testbed({
    fill: () => new Promise<never>(() => undefined),
    ended: Promise.reject(new Error('the power went')),
  });
  await expect(measureStage(subject, measurement(nobody), open)).rejects.toThrow('the power went');
  expect(done).toEqual(['unbound', 'closed']);
});
