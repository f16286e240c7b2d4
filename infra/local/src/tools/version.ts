/** The first dotted number in what a program says of itself: `PostgreSQL) 15.13 (Debian …` is 15.13. */
export function parseVersion(output: string): string | undefined {
  return /\b[v=/]*(\d+(?:\.\d+)+|\d+(?=beta|rc|devel))/.exec(output)?.[1];
}

/** The number before the first dot. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
