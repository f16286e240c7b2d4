import './publication.css';
import { Button, Container, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { EXPLORE_HREF, OPEN_HREF } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { publicationQuery } from './publication.query.ts';
import { publicationUrl } from './publication-url.ts';
import { publicationsQuery } from './publications.query.ts';

const TYPING_MS = 250;

function Publications({ search }: { search: string }) {
  const { app, publication: messages } = useMessages();
  const query = useInfiniteQuery(publicationsQuery(search));
  const { data: here } = useQuery(publicationQuery);
  return (
    <QueryView
      query={query}
      skeleton={<Skeleton height={320} mt="lg" />}
      empty={(publications) => (publications.length === 0 ? messages.noneFound : null)}
    >
      {(publications) => (
        <>
          <ul className="publication-list" aria-label={messages.listLabel}>
            {publications.map(({ slug, name, host }) => (
              <li key={slug}>
                <a href={publicationUrl(host)} aria-current={slug === here?.slug ? 'true' : undefined}>
                  {name}
                </a>
                <span>{slug === here?.slug ? messages.here : host}</span>
              </li>
            ))}
          </ul>
          {query.hasNextPage ? (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {app.more}
            </Button>
          ) : null}
        </>
      )}
    </QueryView>
  );
}

export default function PublicationsPage() {
  const { footer, publication: messages } = useMessages();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  return (
    <Container className="container page" size={640}>
      <PageTitle>{messages.switchTitle}</PageTitle>
      <PageHeading>{messages.switchTitle}</PageHeading>
      <p>
        {messages.switchText} <Link href={EXPLORE_HREF}>{footer.explore}</Link>
        {' · '}
        <Link href={OPEN_HREF}>{footer.openPublication}</Link>
      </p>
      <TextInput
        type="search"
        name="search"
        label={messages.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Publications search={search} />
    </Container>
  );
}
