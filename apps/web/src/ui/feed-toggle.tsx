import './feed-toggle.css';
import { Link } from 'wouter';

export interface FeedTab {
  text: string;
  href: string;
  active: boolean;
}

/** Links between the feeds of a page; the one shown is marked. */
export function FeedToggle({ label, tabs }: { label: string; tabs: FeedTab[] }) {
  return (
    <nav className="feed-toggle" aria-label={label}>
      <ul>
        {tabs.map(({ text, href, active }) => (
          <li key={href}>
            <Link
              className={active ? 'nav-link active' : 'nav-link'}
              href={href}
              aria-current={active ? 'page' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
