import { useEffect, useRef, useState } from 'react';
import { type ArticleText, textOf } from '../articles/article-text.ts';
import { type Draft, dropDraft, readDraft, writeDraft } from './draft.ts';

const QUIET_MS = 300;

export interface DraftState {
  /** What the editor starts with: the draft that was kept, else the article as it stands. */
  readonly start: ArticleText;
  /** The draft that was found; null when there was none. */
  readonly restored: Draft | null;
  /** `updatedAt` of the article that the text started from; null for a new one. */
  readonly startedFrom: string | null;
  /** Whether this browser keeps what is typed. */
  readonly kept: boolean;
  keep(text: ArticleText): void;
  drop(): void;
}

/** Keeps what is typed, a moment after typing stops and before the page goes, and finds it again after a reload. */
export function useDraft(key: string, article: ArticleText, updatedAt: string | null): DraftState {
  const [restored, setRestored] = useState(() => readDraft(key));
  // The article may be changed elsewhere while this one is typed: then the two differ.
  const [startedFrom, setStartedFrom] = useState(restored ? restored.startedFrom : updatedAt);
  const [start] = useState(() => textOf(restored ?? article));
  const [kept, setKept] = useState(true);
  const waiting = useRef<ArticleText | null>(null);
  const timer = useRef<number>(undefined);

  function write() {
    const text = waiting.current;
    waiting.current = null;
    window.clearTimeout(timer.current);
    if (text) setKept(writeDraft(key, { ...text, startedFrom, savedAt: new Date().toISOString() }));
  }

  const writeNow = useRef(write);
  useEffect(() => {
    writeNow.current = write;
  });
  useEffect(() => {
    const flush = () => writeNow.current();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return {
    start,
    restored,
    startedFrom,
    kept,
    keep(text) {
      waiting.current = text;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => writeNow.current(), QUIET_MS);
    },
    drop() {
      waiting.current = null;
      window.clearTimeout(timer.current);
      dropDraft(key);
      setRestored(null);
      setStartedFrom(updatedAt);
    },
  };
}
