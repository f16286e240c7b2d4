import './comments.css';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { useSession } from '../session/use-session.ts';
import { QueryView } from '../ui/query-view.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { commentsQuery } from './comments.queries.ts';

export function Comments({ slug }: { slug: string }) {
  const { user } = useSession();
  const [location] = useLocation();
  const query = useQuery(commentsQuery(slug));
  const next = { next: location };
  return (
    <section className="comments" aria-labelledby="comments-heading">
      <h2 id="comments-heading">Comments</h2>
      {user ? (
        <CommentForm slug={slug} user={user} />
      ) : (
        <p className="comments-invitation">
          <Link href="/login" state={next}>
            Sign in
          </Link>{' '}
          or{' '}
          <Link href="/register" state={next}>
            sign up
          </Link>{' '}
          to add comments on this article.
        </p>
      )}
      <QueryView
        query={query}
        skeleton={<Skeleton height={110} />}
        empty={(comments) => (comments.length === 0 ? 'No comments yet.' : null)}
        emptyClassName="empty-comments-message"
      >
        {(comments) => (
          <ul className="comment-list">
            {comments.map((comment) => (
              <CommentCard
                key={comment.id}
                slug={slug}
                comment={comment}
                own={comment.author.username === user?.username}
              />
            ))}
          </ul>
        )}
      </QueryView>
    </section>
  );
}
