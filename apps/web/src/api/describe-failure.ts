import { RefusedError } from './refused.error.ts';

const UNABLE_TO_CONNECT = 'Unable to connect. Try again in a moment.';

/** What went wrong, as lines for a person to read. */
export function describeFailure(error: unknown): string[] {
  if (!(error instanceof RefusedError)) return [UNABLE_TO_CONNECT];
  if (error.errors.credentials) return ['Email or password is wrong.'];
  if (error.errors.token) return ['You are no longer signed in. Sign in and try again.'];
  const lines = Object.entries(error.errors).flatMap(([field, messages]) =>
    messages.map((message) => `${field} ${message}`),
  );
  return lines.length > 0 ? lines : [`The request was refused (${error.status}).`];
}
