/** What the browser keeps for this site. Storage may be off or full: then nothing is kept, and nothing breaks. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function readStored(key: string): string | null {
  try {
    return storage()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** The value that was stored as JSON; null when there is none or it is no JSON. */
export function readStoredJson(key: string): unknown {
  try {
    return JSON.parse(readStored(key) ?? 'null');
  } catch {
    return null;
  }
}

/** @returns whether it is kept; null takes the value away */
export function writeStored(key: string, value: string | null): boolean {
  try {
    if (value === null) storage()?.removeItem(key);
    else storage()?.setItem(key, value);
    return storage() !== null;
  } catch {
    return false;
  }
}
