import './article-meta.css';
import { type ReactNode } from 'react';
import { Link } from 'wouter';
import { type ArticlePreview } from '@scaleout/contracts';
import { profileHref } from '../app/hrefs.ts';
import { Avatar } from '../ui/avatar.tsx';
import { DateText } from '../ui/date-text.tsx';

export interface ArticleMetaProps {
  article: ArticlePreview;
  children?: ReactNode;
}

/** Who wrote it and when; and, as children, what one can do about it. */
export function ArticleMeta({ article, children }: ArticleMetaProps) {
  const { author, createdAt } = article;
  return (
    <div className="article-meta">
      <Link href={profileHref(author.username)} tabIndex={-1} aria-hidden="true">
        <Avatar image={author.image} size={36} />
      </Link>
      <div className="info">
        <Link className="author" href={profileHref(author.username)}>
          {author.username}
        </Link>
        <DateText className="date" value={createdAt} />
      </div>
      {children ? <div className="article-meta-actions">{children}</div> : null}
    </div>
  );
}
