import './sessions.css';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type ListedSession } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SessionItem } from './session-item.tsx';
import { type Ended, isEnded, sessionsQuery, useEndSessions } from './sessions.queries.ts';

/** Where one is signed in, and a way to end any of it. */
export function SessionsSection() {
  const { sessions: messages } = useMessages();
  const query = useQuery(sessionsQuery);
  const end = useEndSessions();
  const heading = useRef<HTMLHeadingElement>(null);
  // Gone at once; what is refused is back, with the reason.
  const left = (sessions: ListedSession[]) =>
    sessions.filter((session) => !(end.isPending && isEnded(session, end.variables)));

  function endNow(ended: Ended) {
    // What had the focus is gone with it.
    heading.current?.focus();
    end.mutate(ended);
  }

  return (
    <section className="sessions" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading" ref={heading} tabIndex={-1}>
        {messages.heading}
      </h2>
      <ErrorMessages error={end.error} />
      <QueryView query={query} skeleton={<Skeleton height={140} />}>
        {(sessions) => (
          <>
            <ul className="session-list">
              {left(sessions).map((session) => (
                <SessionItem
                  key={session.handle}
                  session={session}
                  onEnd={() => endNow({ handle: session.handle })}
                />
              ))}
            </ul>
            {left(sessions).some(({ current }) => !current) ? (
              <Button variant="default" onClick={() => endNow('others')}>
                {messages.endOthers}
              </Button>
            ) : null}
          </>
        )}
      </QueryView>
    </section>
  );
}
