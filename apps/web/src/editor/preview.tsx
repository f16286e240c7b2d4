import { Skeleton } from '@mantine/core';
import { type ComponentType, lazy, Suspense, useDeferredValue } from 'react';
import { useMessages } from '../language/language.ts';

/** The text as it is: better than no preview, and than losing the editor with it. */
function PlainText({ text }: { text: string }) {
  return <p className="preview-plain">{text}</p>;
}

const MarkdownText = lazy<ComponentType<{ text: string }>>(() =>
  import('../articles/markdown.tsx').catch(() => ({ default: PlainText })),
);

/** The text as readers will see it; typing never waits for it. */
export function Preview({ text }: { text: string }) {
  const { editor } = useMessages();
  const shown = useDeferredValue(text);
  return (
    <section className="preview" aria-label={editor.preview}>
      {shown.trim() === '' ? (
        <p className="preview-empty">{editor.nothingToPreview}</p>
      ) : (
        <Suspense fallback={<Skeleton height={160} />}>
          <MarkdownText text={shown} />
        </Suspense>
      )}
    </section>
  );
}
