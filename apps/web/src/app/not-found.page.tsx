import { Container } from '@mantine/core';
import { Link } from 'wouter';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';

export function NotFoundPage() {
  return (
    <Container className="container page" size={720}>
      <PageTitle>Not found</PageTitle>
      <PageHeading>There is nothing here</PageHeading>
      <p>
        The page was moved or deleted, or its address has a typing error.{' '}
        <Link href="/">Go to the front page</Link>
      </p>
    </Container>
  );
}
