import * as z from 'zod/mini';
import { readStoredJson, writeStored } from '../browser/storage.ts';

const draftSchema = z.object({
  title: z.string(),
  description: z.string(),
  body: z.string(),
  tagList: z.array(z.string()),
  /** When it was last typed in: ISO 8601. */
  savedAt: z.iso.datetime(),
  /** `updatedAt` of the published article it started from; null for a new article. */
  startedFrom: z.nullable(z.string()),
});

/** What somebody typed in the editor and has not published. */
export type Draft = z.infer<typeof draftSchema>;

/** Of which text: a person's new article, their edit of a published one, or a deleted one being written again. */
export function draftKey(username: string, of: string): string {
  return `press.draft.${username}.${of}`;
}

export function readDraft(key: string): Draft | null {
  return draftSchema.safeParse(readStoredJson(key)).data ?? null;
}

/** @returns whether the browser keeps it */
export function writeDraft(key: string, draft: Draft): boolean {
  return writeStored(key, JSON.stringify(draft));
}

export function dropDraft(key: string): void {
  writeStored(key, null);
}
