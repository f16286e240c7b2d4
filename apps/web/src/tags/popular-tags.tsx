import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../language/language.ts';
import { QueryView } from '../ui/query-view.tsx';
import { TagList } from './tag-list.tsx';
import { tagsQuery } from './tags.query.ts';

export function PopularTags() {
  const { feeds } = useMessages();
  const query = useQuery(tagsQuery);
  return (
    <aside className="sidebar" aria-labelledby="popular-tags">
      <h2 id="popular-tags">{feeds.popularTags}</h2>
      <QueryView
        query={query}
        skeleton={<Skeleton height={120} />}
        empty={(tags) => (tags.length === 0 ? feeds.noTags : null)}
        emptyClassName="empty-tags-message"
      >
        {(tags) => <TagList tags={tags} />}
      </QueryView>
    </aside>
  );
}
