import { useEffect } from 'react';
import { describeFailure } from '../api/describe-failure.ts';
import { useMessages } from '../language/language.ts';
import { notices } from './notice.ts';

/** Says the failure of a write in the page's notice; it is withdrawn with the next try. */
export function useFailureNotice(error: Error | null): void {
  const messages = useMessages();
  useEffect(() => {
    if (!error) return undefined;
    const text = describeFailure(error, messages).join(' ');
    notices.say({ text, at: window.location.pathname, tone: 'failure' });
    return () => notices.say(null);
  }, [error, messages]);
}
