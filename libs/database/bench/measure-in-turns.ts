import { costOf, type Cost } from './cost.ts';

/** One of several ways to do the same. */
export interface Way<Item> {
  readonly name: string;
  /** @param worker which of those that work side by side it is */
  do(worker: number, item: Item): Promise<unknown>;
}

/** CPU of one piece of work, in milliseconds: the middle one of all rounds. */
export interface WayCost {
  readonly way: string;
  readonly dbCpuMs: number;
  readonly clientCpuMs: number;
  /** What it adds to the first way in the same round, in percent; the middle one of all rounds. */
  readonly addedPercent: Added;
}

export interface Added {
  readonly client: number;
  readonly db: number;
  readonly together: number;
}

/** How many work at a time: as many as a pool has connections. */
const WORKERS = 8;
const WARM_UP_ITEMS = 500;

/** Does all the work every way, in turns, so that what drifts falls on all alike. */
export async function measureInTurns<Item>(
  ways: readonly Way<Item>[],
  items: readonly Item[],
  { rounds, postgresPids }: { readonly rounds: number; readonly postgresPids: readonly number[] },
): Promise<WayCost[]> {
  const perWay = new Map<string, Cost[]>(ways.map(({ name }) => [name, []]));
  for (const way of ways) await workOff(way, items.slice(0, WARM_UP_ITEMS));
  for (let round = 0; round < rounds; round++) {
    for (const way of round % 2 === 0 ? ways : [...ways].reverse()) {
      perWay.get(way.name)?.push(await costOf(postgresPids, () => workOff(way, items)));
    }
  }
  const [first = []] = perWay.values();
  return [...perWay].map(([way, costs]) => ({ way, ...summary(costs, first, items.length) }));
}

/** Several at a time: one by one, the wait for each answer would cost more than what is measured. */
async function workOff<Item>(way: Way<Item>, items: readonly Item[]): Promise<void> {
  const left = items.values();
  const workOn = async (worker: number) => {
    for (const item of left) await way.do(worker, item);
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => workOn(worker)));
}

function summary(costs: readonly Cost[], first: readonly Cost[], items: number) {
  const added = (cpu: (cost: Cost) => number) =>
    100 * (middle(costs.map((cost, round) => cpu(cost) / cpu(first[round] ?? cost))) - 1);
  return {
    dbCpuMs: middle(costs.map(({ dbCpuMs }) => dbCpuMs)) / items,
    clientCpuMs: middle(costs.map(({ clientCpuMs }) => clientCpuMs)) / items,
    addedPercent: {
      client: added(({ clientCpuMs }) => clientCpuMs),
      db: added(({ dbCpuMs }) => dbCpuMs),
      together: added(({ clientCpuMs, dbCpuMs }) => clientCpuMs + dbCpuMs),
    },
  };
}

export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
