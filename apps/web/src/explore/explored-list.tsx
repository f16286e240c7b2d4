import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type ExploreSort } from '@scaleout/contracts';
import { ArticleListSkeleton } from '../articles/article-list-skeleton.tsx';
import { useMessages } from '../language/language.ts';
import { ErrorMessages } from '../ui/error-messages.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { exploreQuery, keyOf } from './explore.query.ts';
import { ExploreTotals } from './explore-totals.tsx';
import { ExploredArticle } from './explored-article.tsx';

export interface ExploredListProps {
  sort: ExploreSort;
  /** What the list is, for those who hear the page. */
  label: string;
}

export function ExploredList({ sort, label }: ExploredListProps) {
  const { app, explore } = useMessages();
  const query = useInfiniteQuery(exploreQuery(sort));
  const list = useRef<HTMLDivElement>(null);
  /** How many there were when more was asked for. */
  const before = useRef<number | null>(null);
  const shown = query.data?.articles.length ?? 0;

  // What is new comes where a keyboard or a screen reader is: the button may be gone, and stood below it anyway.
  useEffect(() => {
    if (before.current === null || shown <= before.current) return;
    list.current?.querySelectorAll<HTMLAnchorElement>('h2 a')[before.current]?.focus();
    before.current = null;
  }, [shown]);

  function showMore() {
    before.current = shown;
    void query.fetchNextPage();
  }

  return (
    <section className="explored-list" aria-label={label} aria-busy={query.isFetching}>
      <QueryView query={query} skeleton={<ArticleListSkeleton />}>
        {({ articles, incomplete, totals }) => (
          <>
            {totals ? <ExploreTotals totals={totals} /> : null}
            <div role="status">
              {incomplete ? (
                <p className="explored-incomplete">
                  <span>{explore.incomplete}</span>
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={query.isRefetching}
                    onClick={() => void query.refetch()}
                  >
                    {app.tryAgain}
                  </Button>
                </p>
              ) : null}
            </div>
            {articles.length === 0 && !incomplete ? (
              <p className="empty-feed-message">{explore.empty}</p>
            ) : null}
            <div ref={list}>
              {articles.map((article) => (
                <ExploredArticle key={keyOf(article)} article={article} />
              ))}
            </div>
            <ErrorMessages error={query.isFetchNextPageError ? query.error : null} />
            {query.hasNextPage ? (
              <Button variant="default" mt="lg" loading={query.isFetchingNextPage} onClick={showMore}>
                {app.more}
              </Button>
            ) : null}
          </>
        )}
      </QueryView>
    </section>
  );
}
