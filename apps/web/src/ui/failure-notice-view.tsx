import './failure-notice.css';
import { useSyncExternalStore } from 'react';
import { failureNotice } from './failure-notice.ts';

/** A live region that is always there: a screen reader only hears changes of a region it already knows. */
export function FailureNoticeView() {
  const message = useSyncExternalStore(failureNotice.subscribe, failureNotice.read);
  return (
    <div className="failure-notice" role="alert">
      {message ? <p>{message}</p> : null}
    </div>
  );
}
