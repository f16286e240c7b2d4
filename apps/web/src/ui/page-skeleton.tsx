import { Container, Skeleton } from '@mantine/core';

/** Stands in for a whole page while its code or its session is on the way. */
export function PageSkeleton() {
  return (
    <Container className="container page" role="status" aria-label="Loading">
      <Skeleton height={40} width="60%" />
      <Skeleton height={18} mt="xl" />
      <Skeleton height={18} mt="sm" />
      <Skeleton height={18} width="80%" mt="sm" />
    </Container>
  );
}
