import * as z from 'zod';
import { jobSchema } from './job.ts';

/** Job payload: a comment was written, the others in the conversation are to be notified. */
export const commentPostedSchema = jobSchema.extend({
  articleId: z.int().positive(),
  commentId: z.int().positive(),
});

export type CommentPosted = z.infer<typeof commentPostedSchema>;
