import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useDeferredValue } from 'react';
import { useMessages } from '../language/language.ts';

const MarkdownText = lazy(() => import('../articles/markdown.tsx'));

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
