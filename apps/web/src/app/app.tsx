import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Router } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { queryClient } from '../api/query-client.ts';
import { RefusedError } from '../api/refused.error.ts';
import { useMessages } from '../language/language.ts';
import { publicationQuery, usePublicationColor } from '../publication/publication.query.ts';
import { useSessionOfOtherTabs } from '../session/use-session-of-other-tabs.ts';
import { NoticeView } from '../ui/notice-view.tsx';
import { Footer } from './footer.tsx';
import { useEncodedLocation } from './location.ts';
import { Navbar } from './navbar.tsx';
import { useScrollToTop } from './navigation.ts';
import { NoPublicationPage } from './no-publication.page.tsx';
import { needsPublication, Routes } from './routes.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { UnavailableBanner } from './unavailable-banner.tsx';

function Main() {
  const { error } = useQuery(publicationQuery);
  const pathname = usePathname();
  const nowhere = error instanceof RefusedError && error.status === 404;
  return nowhere && needsPublication(pathname) ? <NoPublicationPage /> : <Routes />;
}

function Frame() {
  const { app } = useMessages();
  useScrollToTop();
  useSessionOfOtherTabs();
  usePublicationColor();
  return (
    <>
      <a className="skip-link" href="#content">
        {app.skipToContent}
      </a>
      <Navbar />
      <UnavailableBanner />
      <main id="content" tabIndex={-1}>
        <Main />
      </main>
      <Footer />
      <NoticeView />
    </>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <Router hook={useEncodedLocation}>
          <Frame />
        </Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
