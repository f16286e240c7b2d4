import { UnstyledButton } from '@mantine/core';
import { Link } from 'wouter';
import { type Comment } from '@scaleout/contracts';
import { profileHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { Avatar } from '../ui/avatar.tsx';
import { DateText } from '../ui/date-text.tsx';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { TrashIcon } from '../ui/icons.tsx';
import { useDeleteComment } from './comments.mutations.ts';

export interface CommentCardProps {
  slug: string;
  comment: Comment;
  /** Whether the reader wrote it, and so may take it back. */
  own: boolean;
  /** When it is taken back, and its card gone. */
  onDelete: () => void;
}

export function CommentCard({ slug, comment, own, onDelete }: CommentCardProps) {
  const { comments } = useMessages();
  const remove = useDeleteComment(slug);
  const { author } = comment;

  function takeBack() {
    onDelete();
    remove.mutate(comment.id);
  }

  return (
    // Gone at once; when that is refused it is back, and says so.
    <li className="card" hidden={remove.isPending}>
      <div className="card-block">
        <p className="card-text">{comment.body}</p>
        <ErrorMessages error={remove.error} />
      </div>
      <div className="card-footer">
        <Avatar className="comment-author-img" image={author.image} size={24} />
        <Link className="comment-author" href={profileHref(author.username)}>
          {author.username}
        </Link>
        <DateText className="date-posted" value={comment.createdAt} withTime />
        {own ? (
          <span className="mod-options">
            <UnstyledButton aria-label={comments.delete} onClick={takeBack}>
              <i className="ion-trash-a">
                <TrashIcon />
              </i>
            </UnstyledButton>
          </span>
        ) : null}
      </div>
    </li>
  );
}
