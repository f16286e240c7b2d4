import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { HomePage } from '../home/home.page.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { EXPLORE_HREF, OPEN_HREF, PUBLICATION_HREF, PUBLICATIONS_HREF } from './hrefs.ts';
import { NotFoundPage } from './not-found.page.tsx';

// The home page, where most visits begin, comes with the app; every other page is fetched when it is asked for.
const ArticlePage = lazy(() => import('../articles/article.page.tsx'));
const EditorPage = lazy(() => import('../editor/editor.page.tsx'));
const ExplorePage = lazy(() => import('../explore/explore.page.tsx'));
const NotificationsPage = lazy(() => import('../notifications/notifications.page.tsx'));
const OpenPublicationPage = lazy(() => import('../publication/open-publication.page.tsx'));
const ProfilePage = lazy(() => import('../profiles/profile.page.tsx'));
const PublicationPage = lazy(() => import('../publication/publication.page.tsx'));
const PublicationsPage = lazy(() => import('../publication/publications.page.tsx'));
const SettingsPage = lazy(() => import('../settings/settings.page.tsx'));
const SignInPage = lazy(() => import('../session/sign-in.page.tsx'));
const SignUpPage = lazy(() => import('../session/sign-up.page.tsx'));

const FavoritesPage: ComponentType = () => <ProfilePage favorites />;

/** Whether the page is one of the publication whose host this is, and not one where others are found or opened. */
export function needsPublication(pathname: string): boolean {
  return pathname !== OPEN_HREF && pathname !== PUBLICATIONS_HREF;
}

export function Routes() {
  // A new page starts with nothing of the one before: neither its failure nor what was typed in its forms.
  const pathname = usePathname();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/tag/:tag" component={HomePage} />
          <Route path="/article/:slug" component={ArticlePage} />
          <Route path="/profile/:username">
            <ProfilePage />
          </Route>
          <Route path="/profile/:username/favorites" component={FavoritesPage} />
          <Route path="/login" component={SignInPage} />
          <Route path="/register" component={SignUpPage} />
          <Route path="/editor" component={EditorPage} />
          <Route path="/editor/:slug" component={EditorPage} />
          <Route path="/settings" component={SettingsPage} />
          <Route path="/notifications" component={NotificationsPage} />
          <Route path={PUBLICATION_HREF} component={PublicationPage} />
          <Route path={PUBLICATIONS_HREF} component={PublicationsPage} />
          <Route path={EXPLORE_HREF} component={ExplorePage} />
          <Route path={OPEN_HREF} component={OpenPublicationPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
