import './unavailable-banner.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryClient } from '../api/query-client.ts';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { userQuery } from '../session/user.query.ts';

/** Says that the API can't be reached, and offers to try again; when it is back, whatever failed is asked again. */
export function UnavailableBanner() {
  const messages = useMessages().unavailable;
  const { state } = useSession();
  const { refetch } = useQuery(userQuery);
  const unavailable = state === 'unavailable';
  const was = useRef(false);

  useEffect(() => {
    if (was.current && !unavailable) {
      void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    }
    was.current = unavailable;
  }, [unavailable]);

  return (
    <div role="status" className="unavailable-banner">
      {unavailable ? (
        <p>
          <span>{messages.banner}</span>
          <Button variant="white" color="dark" size="compact-sm" onClick={() => void refetch()}>
            {messages.reconnect}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
