import { Button, Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';

interface ErrorBoundaryState {
  failed: boolean;
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
    return (
      <Container className="container page" size={720} role="alert">
        <h1>This page could not be shown</h1>
        <p>Its code may not have arrived, or a new version was put up meanwhile.</p>
        <Button onClick={() => window.location.reload()}>Load again</Button>
      </Container>
    );
  }
}
