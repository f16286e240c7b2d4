import { NoPrimary } from './errors/no-primary.ts';
import { PositionLost } from './errors/position-lost.ts';
import type { Position } from './position.ts';
import type { RoutedMember } from './routed-member.ts';
import type { Router } from './router.ts';

/**
 * Refuses to go on where a failover lost what the session saw: also to write, since that would raise the position past what
 * is lost, and nobody would ever say so.
 *
 * @throws PositionLost, NoPrimary where only members answer that have not come to the position's timeline
 */
export function refuseLost<Member extends RoutedMember>(router: Router<Member>, position: Position): void {
  if (!router.guards.timeline) return;
  if (position.timeline > router.timeline) {
    throw new NoPrimary(`No member that answers has come to timeline ${position.timeline}`);
  }
  if (router.contains(position)) return;
  const { now } = router;
  // Without a primary nobody can say from where to go on, and a guess might lose more.
  if (!now) throw new NoPrimary('What the session saw is lost, and there is no primary to go on from');
  throw new PositionLost(position, now);
}
