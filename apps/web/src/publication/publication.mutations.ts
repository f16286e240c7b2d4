import { useMutation } from '@tanstack/react-query';
import { type NewPublication, publicationResponseSchema, type PublicationUpdate } from '@scaleout/contracts';
import { queryClient } from '../api/query-client.ts';
import { request } from '../api/request.ts';
import { publicationQuery } from './publication.query.ts';
import { rememberPublication } from './remembered-publication.ts';

/** Opens a publication with its owner's account. Answers with the publication. */
export function useOpenPublication() {
  return useMutation({
    mutationFn: async (body: NewPublication) => {
      const path = '/platform/publications';
      return (await request(publicationResponseSchema, path, { method: 'POST', body })).publication;
    },
  });
}

/** Changes the name or the colour of the publication one is at; for its owner. */
export function useUpdatePublication() {
  return useMutation({
    mutationFn: async (publication: PublicationUpdate['publication']) => {
      const options = { method: 'PUT', body: { publication } } as const;
      return (await request(publicationResponseSchema, '/platform/publication', options)).publication;
    },
    onSuccess: (publication) => {
      rememberPublication(publication);
      queryClient.setQueryData(publicationQuery.queryKey, publication);
    },
  });
}
