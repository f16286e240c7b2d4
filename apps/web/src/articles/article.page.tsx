import './article.page.css';
import { Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Article } from '@scaleout/contracts';
import { RefusedError } from '../api/refused.error.ts';
import { useParam } from '../app/location.ts';
import { NotFoundPage } from '../app/not-found.page.tsx';
import { Comments } from '../comments/comments.tsx';
import { useMessages } from '../language/language.ts';
import { TagList } from '../tags/tag-list.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { ArticleActions } from './article-actions.tsx';
import { ArticleMeta } from './article-meta.tsx';
import { articleQuery } from './articles.queries.ts';
import MarkdownText from './markdown.tsx';

function ArticleText({ article }: { article: Article }) {
  return (
    <>
      <PageTitle>{article.title}</PageTitle>
      <header className="banner">
        <PageHeading>{article.title}</PageHeading>
        <p className="article-description">{article.description}</p>
        <ArticleMeta article={article}>
          <ArticleActions article={article} />
        </ArticleMeta>
      </header>
      <div className="article-content">
        <MarkdownText text={article.body} />
        <TagList tags={article.tagList} />
      </div>
      <footer className="article-actions">
        <ArticleMeta article={article}>
          <ArticleActions article={article} />
        </ArticleMeta>
      </footer>
      <Comments slug={article.slug} />
    </>
  );
}

function ArticleSkeleton() {
  const messages = useMessages().article;
  return (
    <div role="status" aria-label={messages.loading}>
      <Skeleton height={44} mt="xl" />
      <Skeleton height={36} width="40%" mt="lg" />
      <Skeleton height={320} mt="xl" />
    </div>
  );
}

export default function ArticlePage() {
  const slug = useParam('slug');
  const query = useQuery(articleQuery(slug));
  if (query.error instanceof RefusedError && query.error.status === 404) return <NotFoundPage />;
  return (
    <Container className="container page article-page" size={720}>
      <QueryView query={query} skeleton={<ArticleSkeleton />}>
        {(article) => <ArticleText key={article.slug} article={article} />}
      </QueryView>
    </Container>
  );
}
