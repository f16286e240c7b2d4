import './page-links.css';
import { Link } from 'wouter';
import { useMessages } from '../language/language.ts';
import { pageNumbers } from './page-numbers.ts';

export interface PageLinksProps {
  current: number;
  last: number;
  href: (page: number) => string;
}

export function PageLinks({ current, last, href }: PageLinksProps) {
  const { app } = useMessages();
  if (last <= 1) return null;
  return (
    <nav aria-label={app.pages}>
      <ul className="pagination">
        {pageNumbers(current, last).map((page, index) =>
          page === null ? (
            <li key={`gap-${index}`} className="page-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={page} className={page === current ? 'page-item active' : 'page-item'}>
              <Link
                className="page-link"
                href={href(page)}
                aria-label={app.page(page)}
                aria-current={page === current ? 'page' : undefined}
              >
                {page}
              </Link>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
