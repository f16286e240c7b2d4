import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { type Article } from '@scaleout/contracts';
import { editorHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { FollowButton } from '../profiles/follow-button.tsx';
import { useSession } from '../session/use-session.ts';
import { notices } from '../ui/notice.ts';
import { useFailureNotice } from '../ui/use-failure-notice.ts';
import { textOf } from './article-text.ts';
import { useDeleteArticle } from './articles.mutations.ts';
import { FavoriteButton } from './favorite-button.tsx';

function AuthorActions({ article }: { article: Article }) {
  const messages = useMessages().article;
  const [, navigate] = useLocation();
  const remove = useDeleteArticle(article.slug);
  useFailureNotice(remove.error);

  function leave() {
    navigate('/', { replace: true });
    const state = { deleted: textOf(article) };
    const action = { text: messages.writeAgain, href: '/editor', state };
    notices.say({ text: messages.deleted, at: '/', tone: 'success', action });
  }

  return (
    <>
      <Button component={Link} href={editorHref(article.slug)} variant="default" size="compact-sm">
        {messages.edit}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        className="danger-button"
        loading={remove.isPending}
        onClick={() => remove.mutate(undefined, { onSuccess: leave })}
      >
        {messages.delete}
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
