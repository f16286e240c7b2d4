/** What went wrong, on one line. Node says of several addresses that none answered by an error without words. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join(', ');
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  return message.replaceAll(/\s+/g, ' ').trim();
}
