const KEY = 'press.remembered-user';

/** What the navigation needs of the person last signed in here, before the API has answered. */
export interface RememberedUser {
  username: string;
  image: string | null;
}

// Storage may be switched off in the browser: then nothing is remembered, and nothing breaks.
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function recallUser(): RememberedUser | null {
  try {
    const value: unknown = JSON.parse(storage()?.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null || !('username' in value)) return null;
    const image = 'image' in value && typeof value.image === 'string' ? value.image : null;
    return typeof value.username === 'string' ? { username: value.username, image } : null;
  } catch {
    return null;
  }
}

export function rememberUser(user: RememberedUser | null): void {
  try {
    if (user) storage()?.setItem(KEY, JSON.stringify({ username: user.username, image: user.image }));
    else storage()?.removeItem(KEY);
  } catch {
    // A full or forbidden storage costs a flicker at the next visit, no more.
  }
}
