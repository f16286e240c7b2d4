import { favoritesHref, pageHref, profileHref } from '../app/hrefs.ts';
import { usePageNumber } from '../app/location.ts';
import { ArticleList } from '../articles/article-list.tsx';
import { useMessages } from '../language/language.ts';
import { FeedToggle } from '../ui/feed-toggle.tsx';

export function ProfileArticles({ username, favorites }: { username: string; favorites: boolean }) {
  const { feeds, profile } = useMessages();
  const page = usePageNumber();
  const href = favorites ? favoritesHref(username) : profileHref(username);
  return (
    <>
      <FeedToggle
        label={profile.tabs}
        tabs={[
          { text: profile.articles, href: profileHref(username), active: !favorites },
          { text: profile.favorited, href: favoritesHref(username), active: favorites },
        ]}
      />
      <ArticleList
        feed={favorites ? { kind: 'favorited', favorited: username } : { kind: 'author', author: username }}
        page={page}
        label={favorites ? profile.articlesLikedBy(username) : profile.articlesBy(username)}
        empty={favorites ? profile.noFavorites : feeds.empty}
        pageHref={(number) => pageHref(href, number)}
      />
    </>
  );
}
