import { Button, Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useMessages } from '../language/language.ts';

interface ErrorBoundaryState {
  failed: boolean;
}

function BrokenPage() {
  const { unavailable } = useMessages();
  return (
    <Container className="container page" size={720} role="alert">
      <h1>{unavailable.brokenHeading}</h1>
      <p>{unavailable.broken}</p>
      <Button onClick={() => window.location.reload()}>{unavailable.loadAgain}</Button>
    </Container>
  );
}

/**
 * A page that can't be drawn says so instead of going blank. The commonest cause is a page's code that could not be
 * fetched: no network, or a new version was put up since this one was loaded. Loading again mends both.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <BrokenPage />;
  }
}
