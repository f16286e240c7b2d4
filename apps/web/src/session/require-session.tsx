import { type ReactNode, useState } from 'react';
import { Redirect } from 'wouter';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { useSession } from './use-session.ts';
import { useWayBack } from './use-way-back.ts';

/**
 * Shows a page to signed-in people only. Once shown it stays, whatever becomes of the session: a page that vanished
 * would take with it what was typed. The refused write says what happened.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const { state, user } = useSession();
  const wayBack = useWayBack();
  const [shown, setShown] = useState(false);
  if (!shown && user && state !== 'loading') setShown(true);
  if (shown) return children;
  if (state === 'unauthenticated') return <Redirect to="/login" state={wayBack} replace />;
  return <PageSkeleton />;
}
