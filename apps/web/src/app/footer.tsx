import './footer.css';
import { Container } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useMessages } from '../language/language.ts';
import { EXPLORE_HREF, OPEN_HREF, PUBLICATION_HREF, PUBLICATIONS_HREF } from './hrefs.ts';

const nothing = () => ({ default: () => null });

// Nobody waits for these: they come after the page, and when their code can't be fetched the page does without.
const Preferences = lazy<ComponentType>(() => import('./preferences.tsx').catch(nothing));

/** Below every page: the way to this publication's own page and to others, and how the reader likes to read. */
export function Footer() {
  const { footer } = useMessages();
  return (
    <footer className="site-footer">
      <Container className="container site-footer-row">
        <ul>
          <li>
            <Link href={PUBLICATION_HREF}>{footer.aboutPublication}</Link>
          </li>
          <li>
            <Link href={EXPLORE_HREF}>{footer.explore}</Link>
          </li>
          <li>
            <Link href={PUBLICATIONS_HREF}>{footer.otherPublications}</Link>
          </li>
          <li>
            <Link href={OPEN_HREF}>{footer.openPublication}</Link>
          </li>
        </ul>
        <div className="preferences">
          <Suspense>
            <Preferences />
          </Suspense>
        </div>
      </Container>
    </footer>
  );
}
