import { Container } from '@mantine/core';
import { Link } from 'wouter';
import { useMessages } from '../language/language.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';

export function NotFoundPage() {
  const { notFound } = useMessages();
  return (
    <Container className="container page" size={720}>
      <PageTitle>{notFound.title}</PageTitle>
      <PageHeading>{notFound.heading}</PageHeading>
      <p>
        {notFound.text((words) => (
          <Link href="/">{words}</Link>
        ))}
      </p>
    </Container>
  );
}
