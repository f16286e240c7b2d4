import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { RefusedError } from './refused.error.ts';
import { UnavailableError } from './unavailable.error.ts';

const RETRIES = 2;

/** Key of the signed-in person's query: every doubt about the session is settled by asking it again. */
export const USER_KEY = ['user'] as const;

function doubtSession(error: Error) {
  const ended = error instanceof RefusedError && error.status === 401;
  if (ended || error instanceof UnavailableError) {
    void queryClient.invalidateQueries({ queryKey: USER_KEY }, { cancelRefetch: false });
  }
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== USER_KEY[0]) doubtSession(error);
    },
  }),
  mutationCache: new MutationCache({ onError: doubtSession }),
  defaultOptions: {
    queries: {
      // Being offline is to be said, not waited out behind a skeleton.
      networkMode: 'always',
      staleTime: 10_000,
      retry: (failures, error) => error instanceof UnavailableError && failures < RETRIES,
      retryDelay: (failures) => 250 * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
