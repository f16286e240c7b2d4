import { favoritesHref, pageHref, profileHref } from '../app/hrefs.ts';
import { usePageNumber } from '../app/location.ts';
import { ArticleList } from '../articles/article-list.tsx';
import { FeedToggle } from '../ui/feed-toggle.tsx';

export function ProfileArticles({ username, favorites }: { username: string; favorites: boolean }) {
  const page = usePageNumber();
  const href = favorites ? favoritesHref(username) : profileHref(username);
  return (
    <>
      <FeedToggle
        label="Articles of this person"
        tabs={[
          { text: 'Articles', href: profileHref(username), active: !favorites },
          { text: 'Favorited', href: favoritesHref(username), active: favorites },
        ]}
      />
      <ArticleList
        feed={favorites ? { kind: 'favorited', favorited: username } : { kind: 'author', author: username }}
        page={page}
        label={favorites ? `Articles ${username} likes` : `Articles by ${username}`}
        empty={favorites ? 'No favorites here... yet.' : 'No articles are here... yet.'}
        pageHref={(number) => pageHref(href, number)}
      />
    </>
  );
}
