import { Container } from '@mantine/core';
import { Link } from 'wouter';
import { useMessages } from '../language/language.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { OPEN_HREF, PUBLICATIONS_HREF } from './hrefs.ts';

/** The host's name belongs to no publication: of the app only what concerns no publication makes sense here. */
export function NoPublicationPage() {
  const { notFound, footer } = useMessages();
  return (
    <Container className="container page" size={720}>
      <title>{notFound.publicationTitle}</title>
      <PageHeading>{notFound.publicationHeading}</PageHeading>
      <p>{notFound.publicationText(<strong>{window.location.hostname}</strong>)}</p>
      <p>
        <Link href={OPEN_HREF}>{footer.openPublication}</Link>
        {' · '}
        <Link href={PUBLICATIONS_HREF}>{footer.otherPublications}</Link>
      </p>
    </Container>
  );
}
