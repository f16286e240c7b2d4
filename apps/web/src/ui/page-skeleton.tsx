import { Container, Skeleton } from '@mantine/core';
import { useMessages } from '../language/language.ts';

/** Stands in for a whole page while its code or its session is on the way. */
export function PageSkeleton() {
  const { app } = useMessages();
  return (
    <Container className="container page" role="status" aria-label={app.loading}>
      <Skeleton height={40} width="60%" />
      <Skeleton height={18} mt="xl" />
      <Skeleton height={18} mt="sm" />
      <Skeleton height={18} width="80%" mt="sm" />
    </Container>
  );
}
