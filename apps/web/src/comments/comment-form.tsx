import { Button, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { type RememberedUser } from '../session/remembered-user.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { usePostComment } from './comments.mutations.ts';

export function CommentForm({ slug, user }: { slug: string; user: RememberedUser }) {
  const [body, setBody] = useState('');
  const post = usePostComment(slug);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    post.mutate(body, { onSuccess: () => setBody('') });
  }

  return (
    <form className="card comment-form" onSubmit={submit}>
      <div className="card-block">
        <ErrorMessages error={post.error} />
        <Textarea
          aria-label="Your comment"
          placeholder="Write a comment..."
          variant="unstyled"
          autosize={false}
          rows={3}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </div>
      <div className="card-footer">
        <Avatar className="comment-author-img" image={user.image} size={28} />
        <Button type="submit" size="xs" loading={post.isPending}>
          Post Comment
        </Button>
      </div>
    </form>
  );
}
