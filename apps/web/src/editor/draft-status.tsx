import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLanguage, useMessages } from '../language/language.ts';
import { type DraftState } from './use-draft.ts';

export interface DraftStatusProps {
  draft: DraftState;
  /** Whether the text differs from what is published. */
  changed: boolean;
  /** `updatedAt` of the published article; null for a new one. */
  published: string | null;
  onDiscard: () => void;
}

function useStatus({ draft, changed, published }: DraftStatusProps): string[] {
  const { editor } = useMessages();
  const language = useLanguage();
  if (!changed) return [];
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const found = draft.restored && editor.draftRestored(format.format(new Date(draft.restored.savedAt)));
  const kept = draft.kept ? (found ?? editor.draftKept) : editor.draftNotKept;
  return draft.startedFrom === published ? [kept] : [kept, editor.draftOlder];
}

/** What becomes of the text if one leaves now, and a way to be rid of it. */
export function DraftStatus(props: DraftStatusProps) {
  const { changed, published, onDiscard } = props;
  const { app, editor } = useMessages();
  const status = useStatus(props);
  const [asked, { open, close }] = useDisclosure(false);

  function discard() {
    close();
    onDiscard();
  }

  return (
    <>
      <p className="draft-status" role="status">
        {status.join(' ')}
      </p>
      {changed ? (
        <Button variant="subtle" color="gray" onClick={open}>
          {editor.discard}
        </Button>
      ) : null}
      <Modal
        opened={asked}
        onClose={close}
        title={editor.discardHeading}
        closeButtonProps={{ 'aria-label': app.close }}
        centered
      >
        <p>{published === null ? editor.discardNewText : editor.discardText}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {editor.keep}
          </Button>
          <Button color="red" onClick={discard}>
            {editor.discard}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
