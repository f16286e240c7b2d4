import * as z from 'zod';
import { timestampSchema } from './article.ts';
import { profileSchema } from './profile.ts';
import { required, requiredText } from './text.ts';

export const newCommentSchema = required({ comment: required({ body: requiredText(10_000) }) });

/** A comment's or a notification's id in a path. */
export const idParamSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be a whole number')
  .transform(Number);

export const commentSchema = z.object({
  id: z.int(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  body: z.string(),
  author: profileSchema,
});

export const commentResponseSchema = z.object({ comment: commentSchema });
export const commentsResponseSchema = z.object({ comments: z.array(commentSchema) });

export type NewComment = z.infer<typeof newCommentSchema>;
export type Comment = z.infer<typeof commentSchema>;
export type CommentResponse = z.infer<typeof commentResponseSchema>;
export type CommentsResponse = z.infer<typeof commentsResponseSchema>;
