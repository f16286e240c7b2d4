import { type Query, useMutation } from '@tanstack/react-query';
import {
  type Credentials,
  type Registration,
  type User,
  userResponseSchema,
  type UserUpdate,
} from '@scaleout/contracts';
import { queryClient, USER_KEY } from '../api/query-client.ts';
import { command, request } from '../api/request.ts';
import { PUBLICATION_KEY } from '../publication/publication.query.ts';
import { rememberUser } from './remembered-user.ts';

/** Whether the answer depends on who asks: everything does but the publication itself. */
function personal({ queryKey }: Query): boolean {
  return queryKey[0] !== PUBLICATION_KEY[0];
}

/** Another person sees other things: what the one before saw is dropped. */
async function become(user: User | null) {
  rememberUser(user);
  await queryClient.cancelQueries({ predicate: personal });
  queryClient.setQueryData(USER_KEY, user);
  queryClient.removeQueries({ predicate: (query) => personal(query) && query.queryKey[0] !== USER_KEY[0] });
}

export function useSignIn() {
  return useMutation({
    mutationFn: (user: Credentials['user']) =>
      request(userResponseSchema, '/users/login', { method: 'POST', body: { user } }),
    onSuccess: ({ user }) => become(user),
  });
}

export function useSignUp() {
  return useMutation({
    mutationFn: (user: Registration['user']) =>
      request(userResponseSchema, '/users', { method: 'POST', body: { user } }),
    onSuccess: ({ user }) => become(user),
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => command('/platform/sessions/current', { method: 'DELETE' }),
    onSuccess: () => become(null),
  });
}

export function useUpdateUser() {
  return useMutation({
    mutationFn: (user: UserUpdate['user']) =>
      request(userResponseSchema, '/user', { method: 'PUT', body: { user } }),
    onSuccess: async ({ user }) => {
      rememberUser(user);
      queryClient.setQueryData(USER_KEY, user);
      // The name and picture stand beside everything the person wrote.
      await queryClient.invalidateQueries({
        predicate: (query) => personal(query) && query.queryKey[0] !== USER_KEY[0],
      });
    },
  });
}
