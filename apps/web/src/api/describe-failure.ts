import { type Messages } from '../language/messages.en.tsx';
import { RefusedError } from './refused.error.ts';

/** What went wrong, as lines for a person to read. */
export function describeFailure(error: unknown, { failure }: Messages): string[] {
  if (!(error instanceof RefusedError)) return [failure.unreachable];
  // The same was sent before, and is being worked on.
  if (error.errors['idempotency-key']) return [failure.unreachable];
  if (error.errors.credentials) return [failure.credentials];
  if (error.errors.token) return [failure.signedOut];
  if (error.errors.consistency) return [failure.lost];
  if (error.status === 429) return [failure.tooMany];
  const lines = Object.entries(error.errors).flatMap(([field, reasons]) =>
    reasons.map((reason) => failure.field(field, reason)),
  );
  return lines.length > 0 ? lines : [failure.refused(error.status)];
}
