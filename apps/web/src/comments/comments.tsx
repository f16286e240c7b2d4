import './comments.css';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Comment } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { useWayBack } from '../session/use-way-back.ts';
import { QueryView } from '../ui/query-view.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { usePostComment } from './comments.mutations.ts';
import { commentsQuery } from './comments.queries.ts';
import { PendingComment } from './pending-comment.tsx';

function Invitation() {
  const { comments } = useMessages();
  const wayBack = useWayBack();
  const link = (href: string) =>
    function draw(words: string) {
      return (
        <Link href={href} state={wayBack}>
          {words}
        </Link>
      );
    };
  return <p className="comments-invitation">{comments.invitation(link('/login'), link('/register'))}</p>;
}

export function Comments({ slug }: { slug: string }) {
  const messages = useMessages().comments;
  const { user } = useSession();
  // When the session ends the form stays, and with it what was typed; the refused comment says what happened.
  const [writer, setWriter] = useState(user);
  if (user && user.username !== writer?.username) setWriter(user);
  const query = useQuery(commentsQuery(slug));
  const post = usePostComment(slug);
  const heading = useRef<HTMLHeadingElement>(null);
  const nothing = (comments: Comment[]) => (comments.length === 0 && !post.isPending ? messages.empty : null);
  return (
    <section className="comments" aria-labelledby="comments-heading">
      <h2 id="comments-heading" ref={heading} tabIndex={-1}>
        {messages.heading}
      </h2>
      {user ? null : <Invitation />}
      {writer ? <CommentForm key={writer.username} slug={slug} user={writer} post={post} /> : null}
      {writer && post.isPending ? <PendingComment user={writer} body={post.variables} /> : null}
      <QueryView
        query={query}
        skeleton={<Skeleton height={110} />}
        empty={nothing}
        emptyClassName="empty-comments-message"
      >
        {(comments) => (
          <ul className="comment-list" aria-live="polite" aria-relevant="additions">
            {comments.map((comment) => (
              <CommentCard
                key={comment.id}
                slug={slug}
                comment={comment}
                own={comment.author.username === user?.username}
                // What had the focus is gone with the comment.
                onDelete={() => heading.current?.focus()}
              />
            ))}
          </ul>
        )}
      </QueryView>
    </section>
  );
}
