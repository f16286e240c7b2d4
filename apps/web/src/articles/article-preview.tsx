import './article-preview.css';
import { Link } from 'wouter';
import { type ArticlePreview as Preview } from '@scaleout/contracts';
import { articleHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { TagList } from '../tags/tag-list.tsx';
import { ArticleMeta } from './article-meta.tsx';
import { FavoriteButton } from './favorite-button.tsx';

export function ArticlePreview({ article }: { article: Preview }) {
  const messages = useMessages().article;
  return (
    <article className="article-preview">
      <ArticleMeta article={article}>
        <FavoriteButton article={article} compact />
      </ArticleMeta>
      <Link className="preview-link" href={articleHref(article.slug)}>
        {/* A second-level heading of its page; the element is the one that RealWorld suites look for. */}
        <h1 aria-level={2}>{article.title}</h1>
        <p>{article.description}</p>
        <span className="read-more">{messages.readMore}</span>
      </Link>
      <TagList tags={article.tagList} />
    </article>
  );
}
