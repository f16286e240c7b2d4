import { expect, it } from 'vitest';
import { ReadsShed } from './errors/reads-shed.ts';
import { ReadBudget } from './read-budget.ts';

function deferred() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { done, finish };
}

it('lets as many run as it may, and the next when one is done', async () => {
  const timers: (() => void)[] = [];
  const clock = {
    now: () => 0,
    after: (_ms: number, run: () => void) => (timers.push(run), () => undefined),
  };
  const budget = new ReadBudget(1, 100, clock);
  const first = deferred();
  const order: string[] = [];
  const one = budget.run(() => first.done.then(() => order.push('one')));
  const two = budget.run(() => Promise.resolve(order.push('two')));
  const three = budget.run(() => Promise.resolve(order.push('three')));
  timers[1]!();
  await expect(three).rejects.toThrow(ReadsShed);
  first.finish();
  await Promise.all([one, two]);
  expect(order).toEqual(['one', 'two']);
});
