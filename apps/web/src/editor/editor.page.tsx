import { Container, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParam } from '../app/location.ts';
import { articleQuery } from '../articles/articles.queries.ts';
import { RequireSession } from '../session/require-session.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { EditorForm } from './editor-form.tsx';

function EditArticle({ slug }: { slug: string }) {
  const query = useQuery(articleQuery(slug));
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} />}>
      {(article) => <EditorForm key={article.slug} slug={slug} initial={article} />}
    </QueryView>
  );
}

const BLANK = { title: '', description: '', body: '', tagList: [] };

export default function EditorPage() {
  const slug = useParam('slug');
  const heading = slug ? 'Edit Article' : 'New Article';
  return (
    <RequireSession>
      <Container className="container page editor-page" size={760}>
        <PageTitle>{heading}</PageTitle>
        <PageHeading key={heading}>{heading}</PageHeading>
        {slug ? <EditArticle slug={slug} /> : <EditorForm initial={BLANK} />}
      </Container>
    </RequireSession>
  );
}
