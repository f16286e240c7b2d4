import './tag-list.css';
import { Link } from 'wouter';
import { tagHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';

export function TagList({ tags }: { tags: string[] }) {
  const { feeds } = useMessages();
  if (tags.length === 0) return null;
  return (
    <ul className="tag-list" aria-label={feeds.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link className="tag-default tag-pill" href={tagHref(tag)}>
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
