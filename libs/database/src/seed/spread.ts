import { scatteringStep } from './distinct.ts';
import type { Random } from './random.ts';

/**
 * Deals `total` among `count` takers, at most `limit` to one: a few get a lot, scattered over the whole range.
 * @throws RangeError when there is no room for all
 */
export function spread(total: number, count: number, limit: number, random: Random): Int32Array {
  if (total > count * limit) throw new RangeError(`There is no room for ${total} among ${count}`);
  const shares = new Int32Array(count);
  const step = scatteringStep(count, random);
  for (let dealt = 0; dealt < total; dealt++) {
    let taker = (random.skewedBelow(count) * step) % count;
    while (shares[taker] === limit) taker = (taker + 1) % count;
    shares[taker] = (shares[taker] ?? 0) + 1;
  }
  return shares;
}
