import { Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useHistoryState } from 'wouter/use-browser-location';
import { useParam } from '../app/location.ts';
import { articleQuery } from '../articles/articles.queries.ts';
import { useMessages } from '../language/language.ts';
import { RequireSession } from '../session/require-session.tsx';
import { useSession } from '../session/use-session.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { deletedArticle } from './deleted-article.ts';
import { draftKey } from './draft.ts';
import { EditorForm } from './editor-form.tsx';

const BLANK = { title: '', description: '', body: '', tagList: [] };

function useUsername(): string {
  return useSession().user?.username ?? '';
}

function EditArticle({ slug }: { slug: string }) {
  const query = useQuery(articleQuery(slug));
  const key = draftKey(useUsername(), `article.${slug}`);
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} />}>
      {(article) => (
        <EditorForm
          key={article.slug}
          slug={slug}
          article={article}
          updatedAt={article.updatedAt}
          draftKey={key}
        />
      )}
    </QueryView>
  );
}

function NewArticle() {
  const history: unknown = useHistoryState();
  const deleted = deletedArticle(history);
  const key = draftKey(useUsername(), deleted ? 'again' : 'new');
  return <EditorForm article={deleted ?? BLANK} updatedAt={null} draftKey={key} />;
}

export default function EditorPage() {
  const { editor } = useMessages();
  const slug = useParam('slug');
  const heading = slug ? editor.editHeading : editor.newHeading;
  return (
    <RequireSession>
      <Container className="container page editor-page" size={1120}>
        <PageTitle>{heading}</PageTitle>
        <PageHeading key={slug}>{heading}</PageHeading>
        {slug ? <EditArticle slug={slug} /> : <NewArticle />}
      </Container>
    </RequireSession>
  );
}
