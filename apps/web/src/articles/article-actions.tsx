import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { type Article } from '@scaleout/contracts';
import { editorHref } from '../app/hrefs.ts';
import { FollowButton } from '../profiles/follow-button.tsx';
import { useSession } from '../session/use-session.ts';
import { useFailureNotice } from '../ui/use-failure-notice.ts';
import { useDeleteArticle } from './articles.mutations.ts';
import { FavoriteButton } from './favorite-button.tsx';

function AuthorActions({ article }: { article: Article }) {
  const [, navigate] = useLocation();
  const remove = useDeleteArticle(article.slug);
  useFailureNotice(remove.error);
  return (
    <>
      <Button component={Link} href={editorHref(article.slug)} variant="default" size="compact-sm">
        Edit Article
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        className="danger-button"
        loading={remove.isPending}
        onClick={() => remove.mutate(undefined, { onSuccess: () => navigate('/', { replace: true }) })}
      >
        Delete Article
      </Button>
    </>
  );
}

/** What the reader can do about an article: their own is edited or deleted, another's is liked and its author followed. */
export function ArticleActions({ article }: { article: Article }) {
  const { user } = useSession();
  if (user?.username === article.author.username) return <AuthorActions article={article} />;
  return (
    <>
      <FollowButton profile={article.author} />
      <FavoriteButton article={article} />
    </>
  );
}
