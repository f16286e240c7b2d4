import type { Guards } from './guards.ts';
import type { Lsn } from './lsn.ts';
import type { Seen } from './seen.ts';

/** What is asked of a router about who comes after its primary. */
export interface Successors {
  readonly guards: Guards;
  /** The latest that is known. */
  readonly timeline: number;
  isHadByAll(lsn: Lsn): Promise<boolean>;
}

/**
 * Whether what a primary showed is also in the history of whoever takes its place. One that is fenced hands over, or has done so a
 * moment ago: its log then goes on (a read that tidies a page writes to it), and a place in that would count as lost. What
 * the others had when they were asked, after it was shown, they keep.
 */
export async function outlivesHandover(router: Successors, seen: Seen): Promise<boolean> {
  if (seen.standby || !seen.fenced || !router.guards.handover) return true;
  return (await router.isHadByAll(seen.lsn)) && router.timeline === seen.timeline;
}
