import { Button } from '@mantine/core';
import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { describeFailure } from '../api/describe-failure.ts';
import { useMessages } from '../language/language.ts';

export interface QueryViewProps<Data> {
  query: UseQueryResult<Data>;
  /** In place of what is on its way, of about its size. */
  skeleton: ReactNode;
  /** What to say when there is nothing to show; null when there is. */
  empty?: (data: Data) => string | null;
  emptyClassName?: string;
  children: (data: Data) => ReactNode;
}

/** The four faces of whatever is asked of the API: on its way, failed (with another try), empty, here. */
export function QueryView<Data>({
  query,
  skeleton,
  empty,
  emptyClassName = 'empty-feed-message',
  children,
}: QueryViewProps<Data>) {
  const messages = useMessages();
  if (query.data !== undefined) {
    const message = empty?.(query.data) ?? null;
    return message === null ? children(query.data) : <p className={emptyClassName}>{message}</p>;
  }
  // While it is tried again the query forgets its error; the button stays, and with it the focus.
  if (query.errorUpdateCount === 0) return skeleton;
  return (
    <div className={`${emptyClassName} load-failure`} role="alert">
      <p>{query.error ? describeFailure(query.error, messages).join(' ') : messages.app.tryingAgain}</p>
      <Button variant="default" size="xs" loading={query.isFetching} onClick={() => void query.refetch()}>
        {messages.app.tryAgain}
      </Button>
    </div>
  );
}
