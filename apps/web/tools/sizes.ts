/** Bytes by the name of what they belong to. */
export type Sizes = Record<string, number>;

const PRINTED = 12;

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function row(sign: string, bytes: number, name: string): string {
  return `  ${`${sign}${kilobytes(bytes)}`.padStart(10)}  ${name}`;
}

/** The largest parts, a line each. */
export function largest(sizes: Sizes): string[] {
  const rows = Object.entries(sizes).sort((a, b) => b[1] - a[1]);
  return rows.slice(0, PRINTED).map(([name, bytes]) => row('', bytes, name));
}

/** The parts that are new or larger than they were, the one that grew most first, a line each. */
export function grownBy(before: Sizes, now: Sizes): string[] {
  return Object.entries(now)
    .map(([name, bytes]) => ({ name, growth: bytes - (before[name] ?? 0), isNew: !(name in before) }))
    .filter(({ growth }) => growth > 0)
    .sort((a, b) => b.growth - a.growth)
    .slice(0, PRINTED)
    .map(({ name, growth, isNew }) => row('+', growth, isNew ? `${name} (new)` : name));
}
