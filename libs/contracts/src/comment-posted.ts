import * as z from 'zod';

/** Job payload: a comment was written, the others in the conversation are to be notified. */
export const commentPostedSchema = z.object({
  tenantId: z.int().positive(),
  articleId: z.int().positive(),
  commentId: z.int().positive(),
});

export type CommentPosted = z.infer<typeof commentPostedSchema>;
