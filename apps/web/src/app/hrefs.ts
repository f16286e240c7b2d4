/** Of the publication one is at. */
export const PUBLICATION_HREF = '/publication';
/** Of other publications. */
export const EXPLORE_HREF = '/explore';
export const PUBLICATIONS_HREF = '/publications';
export const OPEN_HREF = '/open';

/** Addresses of pages whose path carries somebody's words. */
export function articleHref(slug: string): string {
  return `/article/${encodeURIComponent(slug)}`;
}

export function editorHref(slug: string): string {
  return `/editor/${encodeURIComponent(slug)}`;
}

export function profileHref(username: string): string {
  return `/profile/${encodeURIComponent(username)}`;
}

export function favoritesHref(username: string): string {
  return `${profileHref(username)}/favorites`;
}

export function tagHref(tag: string): string {
  return `/tag/${encodeURIComponent(tag)}`;
}

/** The address with its page number; the first page is the address itself. */
export function pageHref(href: string, page: number): string {
  if (page === 1) return href;
  return `${href}${href.includes('?') ? '&' : '?'}page=${page}`;
}
