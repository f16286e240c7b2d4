import { type ReactNode } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';

export interface NavLinkProps {
  href: string;
  /** For those who hear the page, when the content alone would not say enough. */
  label?: string;
  children: ReactNode;
}

export function NavLink({ href, label, children }: NavLinkProps) {
  const active = usePathname() === href;
  return (
    <li className="nav-item">
      <Link
        className={active ? 'nav-link active' : 'nav-link'}
        href={href}
        aria-label={label}
        aria-current={active ? 'page' : undefined}
      >
        {children}
      </Link>
    </li>
  );
}
