/**
 * The email that an address brings along (`/login#email=…`), for whoever comes from opening a publication. In the
 * fragment, because that is never sent to a server or kept in its log.
 */
export function emailOfHash(hash: string): string {
  return new URLSearchParams(hash.slice(1)).get('email') ?? '';
}

export function hashOfEmail(email: string): string {
  return `#${new URLSearchParams({ email })}`;
}
