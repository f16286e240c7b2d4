import { NO_NAME, usePublicationName } from '../publication/publication.query.ts';

/** The title of the browser's tab: the page's own words first. */
export function PageTitle({ children }: { children?: string | undefined }) {
  const publication = usePublicationName().trim() || NO_NAME;
  return <title>{children ? `${children} · ${publication}` : publication}</title>;
}
