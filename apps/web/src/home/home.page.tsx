import './home.page.css';
import { Container } from '@mantine/core';
import { Redirect, useSearch } from 'wouter';
import { pageHref, tagHref } from '../app/hrefs.ts';
import { usePageNumber, useParam } from '../app/location.ts';
import { ArticleList } from '../articles/article-list.tsx';
import { type Feed } from '../articles/articles.queries.ts';
import { useMessages } from '../language/language.ts';
import { type Messages } from '../language/messages.en.tsx';
import { usePublicationName } from '../publication/publication.query.ts';
import { useSession } from '../session/use-session.ts';
import { PopularTags } from '../tags/popular-tags.tsx';
import { FeedToggle } from '../ui/feed-toggle.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { feedOfAddress } from './feed-of-address.ts';

const FOLLOWING_HREF = '/?feed=following';

function titleOf(feed: Feed, { feeds }: Messages): string | undefined {
  if (feed.kind === 'tag') return `#${feed.tag}`;
  return feed.kind === 'following' ? feeds.yours : undefined;
}

function hrefOf(feed: Feed): string {
  if (feed.kind === 'tag') return tagHref(feed.tag);
  return feed.kind === 'following' ? FOLLOWING_HREF : '/';
}

export function HomePage() {
  const messages = useMessages();
  const { feeds } = messages;
  const feed = feedOfAddress(useParam('tag'), useSearch());
  const page = usePageNumber();
  const { state, user } = useSession();
  const name = usePublicationName();
  if (feed.kind === 'following' && state === 'unauthenticated') {
    return <Redirect to="/login" state={{ next: FOLLOWING_HREF }} replace />;
  }
  const title = titleOf(feed, messages);
  const tabs = [
    ...(user ? [{ text: feeds.yours, href: FOLLOWING_HREF, active: feed.kind === 'following' }] : []),
    { text: feeds.global, href: '/', active: feed.kind === 'global' },
    ...(feed.kind === 'tag' ? [{ text: `# ${feed.tag}`, href: tagHref(feed.tag), active: true }] : []),
  ];
  return (
    <div className="home-page">
      <PageTitle>{title}</PageTitle>
      <header className="banner">
        <Container className="container">
          <PageHeading>{name}</PageHeading>
          <p>{feeds.tagline}</p>
        </Container>
      </header>
      <Container className="container home-columns">
        <div className="home-feed">
          <FeedToggle label={feeds.label} tabs={tabs} />
          <ArticleList
            feed={feed}
            page={page}
            label={feeds.listPage(title ?? feeds.global, page)}
            empty={feed.kind === 'following' ? feeds.emptyYours : feeds.empty}
            pageHref={(number) => pageHref(hrefOf(feed), number)}
          />
        </div>
        <PopularTags />
      </Container>
    </div>
  );
}
