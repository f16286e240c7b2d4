import * as z from 'zod/mini';
import { profileSchema } from './profile.responses.ts';
import { timestampSchema } from './timestamp.ts';

export const commentSchema = z.object({
  id: z.int(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  body: z.string(),
  author: profileSchema,
});

export const commentResponseSchema = z.object({ comment: commentSchema });
export const commentsResponseSchema = z.object({ comments: z.array(commentSchema) });

export type Comment = z.infer<typeof commentSchema>;
export type CommentResponse = z.infer<typeof commentResponseSchema>;
export type CommentsResponse = z.infer<typeof commentsResponseSchema>;
