import './explore.page.css';
import { Container } from '@mantine/core';
import { Link, useSearch } from 'wouter';
import { EXPLORE_HREF, PUBLICATIONS_HREF } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { FeedToggle } from '../ui/feed-toggle.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ExploredList } from './explored-list.tsx';

const FAVORITED_HREF = `${EXPLORE_HREF}?sort=favorited`;

export default function ExplorePage() {
  const { explore, footer } = useMessages();
  const sort = new URLSearchParams(useSearch()).get('sort') === 'favorited' ? 'favorited' : 'newest';
  const tabs = [
    { text: explore.newest, href: EXPLORE_HREF, active: sort === 'newest' },
    { text: explore.favorited, href: FAVORITED_HREF, active: sort === 'favorited' },
  ];
  return (
    <Container className="container page explore-page" size={720}>
      <PageTitle>{explore.title}</PageTitle>
      <PageHeading>{explore.title}</PageHeading>
      <p>
        {explore.text} <Link href={PUBLICATIONS_HREF}>{footer.otherPublications}</Link>
      </p>
      <FeedToggle label={explore.orders} tabs={tabs} />
      <ExploredList key={sort} sort={sort} label={explore[sort]} />
    </Container>
  );
}
