import './tag-list.css';
import { Link } from 'wouter';
import { tagHref } from '../app/hrefs.ts';

export function TagList({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tag-list" aria-label="Tags">
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
