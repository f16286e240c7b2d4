import { useParams, useSearch } from 'wouter';
import { navigate, usePathname } from 'wouter/use-browser-location';

/**
 * The router decodes the path before it matches, after which `100%25` and `100%` can't be told apart. This location
 * reaches it with its escapes escaped, so that a parameter arrives as it stands in the address.
 */
export function useEncodedLocation(): [string, typeof navigate] {
  return [usePathname().replaceAll('%', '%25'), navigate];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A parameter of the route, decoded. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams();
  return decode(params[name] ?? '');
}

/** The `page` of the address; 1 when there is none or it is no page number. */
export function usePageNumber(): number {
  return pageNumber(useSearch());
}

export function pageNumber(search: string): number {
  const page = new URLSearchParams(search).get('page') ?? '';
  return /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1;
}
