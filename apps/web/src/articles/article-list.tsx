import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { PageLinks } from '../ui/page-links.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { ArticleListSkeleton } from './article-list-skeleton.tsx';
import { ArticlePreview } from './article-preview.tsx';
import { articlesQuery, type Feed, LAST_PAGE, PAGE_SIZE } from './articles.queries.ts';

export interface ArticleListProps {
  feed: Feed;
  page: number;
  /** What the list is, for those who hear the page. */
  label: string;
  /** What to say when there is nothing in it. */
  empty: string;
  /** Address of another page of this list. */
  pageHref: (page: number) => string;
}

export function ArticleList({ feed, page, label, empty, pageHref }: ArticleListProps) {
  const query = useQuery(articlesQuery(feed, page));
  const section = useRef<HTMLElement>(null);
  const shownPage = useRef(page);

  // Turning a page leaves a keyboard or a screen reader at the start of what is new.
  useEffect(() => {
    if (shownPage.current === page) return;
    shownPage.current = page;
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'start' });
  }, [page]);

  return (
    <section
      ref={section}
      tabIndex={-1}
      className="article-list"
      aria-label={label}
      aria-busy={query.isFetching}
    >
      <QueryView
        query={query}
        skeleton={<ArticleListSkeleton />}
        empty={(list) => (list.articles.length === 0 ? empty : null)}
      >
        {(list) => (
          <>
            {list.articles.map((article) => (
              <ArticlePreview key={article.slug} article={article} />
            ))}
            <PageLinks
              current={page}
              last={Math.min(Math.ceil(list.articlesCount / PAGE_SIZE), LAST_PAGE)}
              href={pageHref}
            />
          </>
        )}
      </QueryView>
    </section>
  );
}
