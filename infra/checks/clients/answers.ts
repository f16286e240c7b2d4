import * as z from 'zod';

/** Of the API's answers, what is looked at here. */
const userSchema = z.object({ user: z.object({ token: z.string() }) });
const articleSchema = z.object({ article: z.object({ slug: z.string() }) });
const commentsSchema = z.object({ comments: z.array(z.object({ body: z.string() })) });

export function tokenIn(body: string): string {
  return userSchema.parse(JSON.parse(body)).user.token;
}

export function slugIn(body: string): string {
  return articleSchema.parse(JSON.parse(body)).article.slug;
}

/** Oldest first. */
export function commentsIn(body: string): string[] {
  return commentsSchema
    .parse(JSON.parse(body))
    .comments.map((comment) => comment.body)
    .reverse();
}
