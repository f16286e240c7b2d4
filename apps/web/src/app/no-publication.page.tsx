import { Container } from '@mantine/core';

/** The host's name belongs to no publication: nothing else of the app would make sense here. */
export function NoPublicationPage() {
  return (
    <Container component="main" className="container page" size={720}>
      <title>No such publication</title>
      <h1>There is no publication at this address</h1>
      <p>
        Nobody has opened <strong>{window.location.hostname}</strong>. Check the address for a typing error.
      </p>
    </Container>
  );
}
