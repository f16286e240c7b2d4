import { useEffect } from 'react';
import { describeFailure } from '../api/describe-failure.ts';
import { failureNotice } from './failure-notice.ts';

/** Says the failure of a write in the page's notice; it is withdrawn with the next try. */
export function useFailureNotice(error: Error | null): void {
  useEffect(() => {
    if (!error) return undefined;
    failureNotice.say(describeFailure(error).join(' '));
    return () => failureNotice.say(null);
  }, [error]);
}
