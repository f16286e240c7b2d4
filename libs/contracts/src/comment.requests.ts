import * as z from 'zod';
import { required, requiredText } from './text.ts';

export const newCommentSchema = required({ comment: required({ body: requiredText(10_000) }) });

/** A comment's or a notification's id in a path. */
export const idParamSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be a whole number')
  .transform(Number);

export type NewComment = z.infer<typeof newCommentSchema>;
