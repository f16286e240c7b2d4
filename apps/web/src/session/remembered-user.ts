import { readStoredJson, writeStored } from '../browser/storage.ts';

export const REMEMBERED_USER_KEY = 'press.remembered-user';

/** What the navigation needs of the person last signed in here, before the API has answered. */
export interface RememberedUser {
  username: string;
  image: string | null;
}

export function recallUser(): RememberedUser | null {
  const value = readStoredJson(REMEMBERED_USER_KEY);
  if (typeof value !== 'object' || value === null || !('username' in value)) return null;
  const image = 'image' in value && typeof value.image === 'string' ? value.image : null;
  return typeof value.username === 'string' ? { username: value.username, image } : null;
}

export function rememberUser(user: RememberedUser | null): void {
  const kept = user && JSON.stringify({ username: user.username, image: user.image });
  writeStored(REMEMBERED_USER_KEY, kept);
}
