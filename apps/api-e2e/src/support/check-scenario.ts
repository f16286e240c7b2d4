import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  runScenario,
  scenarios,
  Servers,
  type Control,
  type Sizes,
  type ViolationKind,
} from '@scaleout/checks';

/** Small enough for every test run; the controls say whether it is large enough to find anything. */
const SIZES: Sizes = { people: 8, pairs: 300, failovers: 1, seconds: 2 };
const SEED = 7;

/**
 * A scenario of `@scaleout/checks` as specs: it finds nothing, and with each of its controls it finds what is missing.
 * @param found by the name of the control, the kinds of violations that there may be: one at least, and no other
 */
export function checkScenario(name: string, found: Readonly<Record<string, readonly ViolationKind[]>>): void {
  const scenario = scenarios.find((each) => each.name === name);
  if (!scenario) throw new Error(`There is no scenario ${name}`);
  const { signal } = new AbortController();

  describe(`${name}: ${scenario.promise}`, { timeout: 60_000 }, () => {
    let servers: Servers;
    beforeAll(async () => {
      servers = await Servers.open(scenario.replicas);
    });
    afterAll(() => servers.close());

    const check = (control?: Control) =>
      runScenario(scenario, servers, { sizes: SIZES, control, seed: SEED, report: () => undefined, signal });

    it('is so', async () => {
      const { violations, writes, reads } = await check();
      expect(violations).toEqual([]);
      expect(writes.acknowledged).toBeGreaterThan(0);
      expect(reads.answered).toBeGreaterThan(writes.acknowledged / 2);
    });

    it.each(scenario.controls)('would not be so: $name', async (control) => {
      const { violations } = await check(control);
      const expected = found[control.name] ?? [];
      expect(violations).not.toEqual([]);
      expect(violations.filter(({ kind }) => !expected.includes(kind))).toEqual([]);
    });
  });
}
