import { type ReactNode } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';

export interface NavLinkProps {
  href: string;
  /** Of the history entry that it leads to. */
  state?: unknown;
  children: ReactNode;
}

export function NavLink({ href, state, children }: NavLinkProps) {
  const active = usePathname() === href;
  return (
    <li className="nav-item">
      <Link
        className={active ? 'nav-link active' : 'nav-link'}
        href={href}
        state={state}
        aria-current={active ? 'page' : undefined}
      >
        {children}
      </Link>
    </li>
  );
}
