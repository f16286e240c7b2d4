/** Milliseconds of the clock on the wall, of what `performance.now()` said: the same for every process of this machine. */
export function onTheWall(now: number): number {
  return performance.timeOrigin + now;
}
