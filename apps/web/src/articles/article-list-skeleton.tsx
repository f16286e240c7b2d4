import './article-preview.css';
import { Skeleton } from '@mantine/core';
import { useMessages } from '../language/language.ts';

const ROWS = [0, 1, 2, 3];

export function ArticleListSkeleton() {
  const { feeds } = useMessages();
  return (
    <div role="status" aria-label={feeds.loading}>
      {ROWS.map((row) => (
        <div key={row} className="article-preview-skeleton">
          <Skeleton height={36} width="45%" />
          <Skeleton height={26} width="80%" mt="md" />
          <Skeleton height={16} mt="sm" />
          <Skeleton height={16} width="30%" mt="sm" />
        </div>
      ))}
    </div>
  );
}
