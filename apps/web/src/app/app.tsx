import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Router } from 'wouter';
import { queryClient } from '../api/query-client.ts';
import { RefusedError } from '../api/refused.error.ts';
import { publicationQuery } from '../publication/publication.query.ts';
import { FailureNoticeView } from '../ui/failure-notice-view.tsx';
import { useEncodedLocation } from './location.ts';
import { Navbar } from './navbar.tsx';
import { useScrollToTop } from './navigation.ts';
import { NoPublicationPage } from './no-publication.page.tsx';
import { Routes } from './routes.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { UnavailableBanner } from './unavailable-banner.tsx';

function Publication() {
  const { error } = useQuery(publicationQuery);
  useScrollToTop();
  if (error instanceof RefusedError && error.status === 404) return <NoPublicationPage />;
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <Navbar />
      <UnavailableBanner />
      <main id="content" tabIndex={-1}>
        <Routes />
      </main>
      <FailureNoticeView />
    </>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <Router hook={useEncodedLocation}>
          <Publication />
        </Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
