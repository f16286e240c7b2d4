/** As long as a session id, and of its characters. */
const LIKE_A_SESSION_ID = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** A URL as it may be logged. No session id belongs in one, but a client may put it there. */
export function loggedUrl(url: string): string {
  return url.replaceAll(LIKE_A_SESSION_ID, '[redacted]');
}
