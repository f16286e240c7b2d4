import { useMessages } from '../language/language.ts';
import { type RememberedUser } from '../session/remembered-user.ts';
import { Avatar } from '../ui/avatar.tsx';

/** A comment on its way: shown in its place at once, and gone again (its text back in the form) when it is refused. */
export function PendingComment({ user, body }: { user: RememberedUser; body: string }) {
  const { comments } = useMessages();
  return (
    <div className="card pending-comment" aria-busy="true">
      <div className="card-block">
        <p className="card-text">{body}</p>
      </div>
      <div className="card-footer">
        <Avatar className="comment-author-img" image={user.image} size={24} />
        <span className="comment-author">{user.username}</span>
        <span className="date-posted">{comments.sending}</span>
      </div>
    </div>
  );
}
