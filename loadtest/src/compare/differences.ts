import type { Configuration } from '../results/stage/configuration.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';

/** What two results were got by, where it is not the same. */
export interface Difference {
  /** Its place: `load.mix`. */
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

/** How far apart two measurements of the same machine's speed may be. */
const SPEED_TOLERANCE = 0.1;

/** What has to be the same for two results to be compared. */
function comparedOf({ configuration, stage }: StageResult): Record<string, unknown> {
  const { target, load, limits, data, machine, search, unit } = configuration;
  return {
    target: { kind: target.kind, addressing: target.addressing },
    load,
    limits,
    data,
    search: {
      warmUpSeconds: search.warmUpSeconds,
      settleSeconds: search.settleSeconds,
      plateauSeconds: search.plateauSeconds,
    },
    machine: { cores: machine.cores, cpu: machine.cpu },
    unit: unit?.cores ?? null,
    computers: stage?.computers ?? null,
  };
}

/** What makes two results no matter of comparison; empty where they can be compared. */
export function hindrances(a: StageResult, b: StageResult): Difference[] {
  return [...differing(comparedOf(a), comparedOf(b)), ...speedOf(a.configuration, b.configuration)];
}

/** What else is not the same, and may be what makes the difference: the commit, and the versions of programs. */
export function changes({ configuration: a }: StageResult, { configuration: b }: StageResult): Difference[] {
  return differing(
    { revision: a.revision, versions: a.versions, system: a.machine.system },
    { revision: b.revision, versions: b.versions, system: b.machine.system },
  );
}

/** A machine that was slower, or did something else meanwhile, is another one. */
function speedOf(a: Configuration, b: Configuration): Difference[] {
  const [one, other] =
    a.unit && b.unit
      ? [a.unit.workPerSecond, b.unit.workPerSecond]
      : [a.machine.workPerSecond, b.machine.workPerSecond];
  if (one === null || other === null || Math.abs(other / one - 1) <= SPEED_TOLERANCE) return [];
  return [{ what: 'pieces of work in a second', a: one.toFixed(2), b: other.toFixed(2) }];
}

function differing(a: unknown, b: unknown, what = ''): Difference[] {
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.flatMap((key) => differing(a[key], b[key], what === '' ? key : `${what}.${key}`));
  }
  const [one, other] = [shown(a), shown(b)];
  return one === other ? [] : [{ what, a: one, b: other }];
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
