import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { publicationResponseSchema } from '@scaleout/contracts';
import { request } from '../api/request.ts';
import { recallPublication, rememberPublication } from './remembered-publication.ts';

export const PUBLICATION_KEY = ['publication'] as const;

/** The publication whose host this is. */
export const publicationQuery = queryOptions({
  queryKey: PUBLICATION_KEY,
  queryFn: async ({ signal }) => {
    const { publication } = await request(publicationResponseSchema, '/platform/publication', { signal });
    rememberPublication(publication);
    return publication;
  },
  staleTime: Infinity,
});

/** What the product is called where no publication's name is to be had. */
export const NO_NAME = 'Press';

/** Takes the room of a name that is not known yet, so that nothing moves when it comes. */
const ROOM_FOR_NAME = '\u00a0';

/** The publication's name; before the API has said it, that of the visit before; blank on a first visit. */
export function usePublicationName(): string {
  const { data, isError } = useQuery(publicationQuery);
  return data?.name ?? recallPublication()?.name ?? (isError ? NO_NAME : ROOM_FOR_NAME);
}

/** Gives the page the publication's colour, from which the theme makes its own. */
export function usePublicationColor(): void {
  const { data } = useQuery(publicationQuery);
  const color = data?.color ?? recallPublication()?.color;
  useEffect(() => {
    if (color) document.documentElement.style.setProperty('--press-color', color);
  }, [color]);
}
