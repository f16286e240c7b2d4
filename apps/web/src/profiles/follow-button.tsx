import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { type Profile } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { useWayBack } from '../session/use-way-back.ts';
import { useFailureNotice } from '../ui/use-failure-notice.ts';
import { useFollow } from './profiles.queries.ts';

export function FollowButton({ profile }: { profile: Profile }) {
  const messages = useMessages().profile;
  const { user } = useSession();
  const [, navigate] = useLocation();
  const wayBack = useWayBack();
  const follow = useFollow(profile.username);
  useFailureNotice(follow.error);
  // Shown as wished at once; when refused it falls back to what the API last said.
  const following = follow.isPending ? follow.variables : profile.following;

  function toggle() {
    if (user) follow.mutate(!following);
    else navigate('/login', { state: wayBack });
  }

  return (
    <Button
      className={following ? 'btn-secondary' : 'btn-outline-secondary'}
      variant={following ? 'light' : 'default'}
      size="compact-sm"
      onClick={toggle}
    >
      {(following ? messages.unfollow : messages.follow)(profile.username)}
    </Button>
  );
}
