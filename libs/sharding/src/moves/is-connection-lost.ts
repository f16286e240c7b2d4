/** Class 08 is connection trouble, 57P0x is the server stopping, crashing or starting, 25006 a primary that is one no more. */
const LOST = /^(08...|57P0.|25006|E[A-Z]+)$/;
/** What `pg` itself says without a code. */
const MESSAGES =
  /Connection terminated|Client has encountered a connection error|not queryable|timeout expired/;

/** Whether a server was lost, as opposed to refusing what it was asked. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  return code === undefined ? MESSAGES.test(error.message) : LOST.test(code);
}
