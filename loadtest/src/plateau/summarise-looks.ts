import type { Look } from '../deployment.ts';
import type { Signal } from '../results/stage/signal.schema.ts';

/** Puts looks together: for each part of each thing on each computer, how it was on average and at most. */
export function summariseLooks(looks: readonly Look[]): Signal[] {
  const things = new Map<string, Look[]>();
  for (const look of looks) {
    const key = `${look.computer} ${look.signal}`;
    const known = things.get(key);
    if (known) known.push(look);
    else things.set(key, [look]);
  }
  return [...things.values()].flatMap(ofOneThing);
}

function ofOneThing(looks: readonly Look[]): Signal[] {
  const parts = [...new Set(looks.flatMap(({ values }) => Object.keys(values)))].sort();
  return parts.flatMap((part) => {
    const [first] = looks;
    if (!first) return [];
    const values = looks.map((look) => look.values[part] ?? 0); // one that is not named is at 0
    return {
      computer: first.computer,
      signal: first.signal,
      ...(part === '' ? {} : { of: part }),
      looks: looks.length,
      mean: values.reduce((sum, value) => sum + value, 0) / looks.length,
      most: Math.max(...values),
    };
  });
}
