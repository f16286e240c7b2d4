import * as z from 'zod/mini';
import { readStoredJson, writeStored } from '../browser/storage.ts';

const KEY = 'press.publication';

const schema = z.object({ name: z.string(), color: z.string() });

/** What the frame of a page needs of its publication, before the API has answered: no jump, no change of colour. */
export type RememberedPublication = z.infer<typeof schema>;

export function recallPublication(): RememberedPublication | null {
  return schema.safeParse(readStoredJson(KEY)).data ?? null;
}

export function rememberPublication({ name, color }: RememberedPublication): void {
  writeStored(KEY, JSON.stringify({ name, color }));
}
