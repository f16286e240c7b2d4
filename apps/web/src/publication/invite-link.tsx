import { Button, CopyButton, TextInput } from '@mantine/core';
import { useMessages } from '../language/language.ts';

/** An address to give to others: in a field, to be copied by hand where the browser does not let a page do it. */
export function InviteLink({ url }: { url: string }) {
  const { publication } = useMessages();
  return (
    <div className="invite-link">
      <TextInput
        aria-label={publication.inviteLink}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            <span role="status">{copied ? publication.copied : publication.copy}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
