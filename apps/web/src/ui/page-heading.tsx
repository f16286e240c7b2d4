import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { arrivedByNavigation } from '../app/navigation.ts';

export interface PageHeadingProps {
  children: ReactNode;
  /** The element; whichever it is, it is announced as the page's first-level heading. */
  as?: 'h1' | 'h4';
  className?: string;
  /** Takes the focus also where the address stays the same: the page has become another. */
  focus?: boolean;
}

/** The heading of a page. After navigation the focus is here, so that a keyboard or screen reader starts at the top. */
export function PageHeading({
  children,
  as = 'h1',
  className,
  focus = false,
}: PageHeadingProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus || arrivedByNavigation()) heading.current?.focus({ preventScroll: true });
  }, [focus]);
  const Heading = as;
  return (
    <Heading ref={heading} tabIndex={-1} className={className} aria-level={as === 'h1' ? undefined : 1}>
      {children}
    </Heading>
  );
}
