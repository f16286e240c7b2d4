import { type ExploredArticle as Article } from '@scaleout/contracts';
import { articleHref, profileHref, tagHref } from '../app/hrefs.ts';
import { useMessages } from '../language/language.ts';
import { publicationUrl } from '../publication/publication-url.ts';
import { DateText } from '../ui/date-text.tsx';
import { HeartIcon } from '../ui/icons.tsx';

/** An article of any publication. Every link leads to that publication's own address. */
export function ExploredArticle({ article }: { article: Article }) {
  const { explore, feeds } = useMessages();
  const { author, publication, favoritesCount, tagList } = article;
  const url = (path?: string) => publicationUrl(publication.host, path);
  return (
    <article className="explored">
      <p className="explored-where">
        <span className="explored-color" style={{ background: publication.color }} />
        <a className="explored-publication" href={url()}>
          {publication.name}
        </a>
        <a className="explored-author" href={url(profileHref(author.username))}>
          {author.username}
        </a>
        <DateText value={article.createdAt} />
        <span className="explored-favorites" role="img" aria-label={explore.favorites(favoritesCount)}>
          <HeartIcon size={14} filled={favoritesCount > 0} />
          {favoritesCount}
        </span>
      </p>
      <h2>
        <a href={url(articleHref(article.slug))}>{article.title}</a>
      </h2>
      <p className="explored-description">{article.description}</p>
      {tagList.length > 0 ? (
        <ul className="tag-list" aria-label={feeds.tags}>
          {tagList.map((tag) => (
            <li key={tag}>
              <a className="tag-default tag-pill" href={url(tagHref(tag))}>
                {tag}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
