import './publication.css';
import { Button, Container } from '@mantine/core';
import { type Publication } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { hashOfEmail } from '../session/email-of-hash.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { OpenPublicationForm } from './open-publication-form.tsx';
import { useOpenPublication } from './publication.mutations.ts';
import { publicationUrl } from './publication-url.ts';

/** It is at another host, where this page's cookie is worth nothing: its owner signs in there. */
function Opened({ publication: { name, host }, email }: { publication: Publication; email: string }) {
  const { publication: messages } = useMessages();
  return (
    <>
      <PageTitle>{messages.openTitle}</PageTitle>
      <PageHeading focus>{messages.openedHeading(name)}</PageHeading>
      <p>
        <strong>{publicationUrl(host)}</strong>
      </p>
      <p>{messages.openedText}</p>
      <Button component="a" href={publicationUrl(host, `/login${hashOfEmail(email)}`)}>
        {messages.goThere(name)}
      </Button>
    </>
  );
}

export default function OpenPublicationPage() {
  const { publication: messages } = useMessages();
  const open = useOpenPublication();
  return (
    <Container className="container page" size={480}>
      {open.data ? (
        <Opened publication={open.data} email={open.variables.owner.email} />
      ) : (
        <>
          <PageTitle>{messages.openTitle}</PageTitle>
          <PageHeading>{messages.openTitle}</PageHeading>
          <p>{messages.openText}</p>
          <OpenPublicationForm open={open} />
        </>
      )}
    </Container>
  );
}
