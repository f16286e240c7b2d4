/** What every answer says to browsers: guess no type, frame nothing, run nothing, keep nothing. */
export function responseHeaders(computer: string): Record<string, string> {
  return {
    'x-served-by': computer,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  };
}
