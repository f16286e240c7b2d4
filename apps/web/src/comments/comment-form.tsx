import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useMessages } from '../language/language.ts';
import { type RememberedUser } from '../session/remembered-user.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { type usePostComment } from './comments.mutations.ts';

/** What was typed and not posted: kept while its writer goes to sign in again or looks at another page. */
const unsent = new Map<string, string>();

export interface CommentFormProps {
  slug: string;
  user: RememberedUser;
  post: ReturnType<typeof usePostComment>;
}

export function CommentForm({ slug, user, post }: CommentFormProps) {
  const { comments } = useMessages();
  const key = `${user.username}/${slug}`;
  const [body, setBody] = useState(() => unsent.get(key) ?? '');
  useEffect(() => void unsent.set(key, body), [key, body]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (post.isPending) return;
    setBody('');
    // What was refused comes back before what was typed meanwhile, also for who has gone to another page and returns.
    post.mutateAsync(body).catch(() => {
      const typed = unsent.get(key) ?? '';
      const both = typed === '' ? body : `${body}\n\n${typed}`;
      unsent.set(key, both);
      setBody(both);
    });
  }

  return (
    <form className="card comment-form" onSubmit={submit}>
      <div className="card-block">
        <ErrorMessages error={post.error} />
        <Textarea
          aria-label={comments.yours}
          placeholder={comments.placeholder}
          variant="unstyled"
          autosize={false}
          rows={3}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </div>
      <div className="card-footer">
        <Avatar className="comment-author-img" image={user.image} size={28} />
        <Button type="submit" size="xs">
          {comments.post}
        </Button>
      </div>
    </form>
  );
}
