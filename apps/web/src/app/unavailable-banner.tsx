import './unavailable-banner.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryClient } from '../api/query-client.ts';
import { useSession } from '../session/use-session.ts';
import { userQuery } from '../session/user.query.ts';

/** Says that the API can't be reached, and offers to try again; when it is back, whatever failed is asked again. */
export function UnavailableBanner() {
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
          <span>The server can’t be reached. You stay signed in, and what you typed is kept.</span>
          <Button variant="white" color="dark" size="compact-sm" onClick={() => void refetch()}>
            Reconnect
          </Button>
        </p>
      ) : null}
    </div>
  );
}
