import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../browser/storage.ts';
import { type Messages, messages as english } from './messages.en.tsx';
import { type Language, preferredLanguage } from './preferred-language.ts';

const KEY = 'press.language';

interface Translation {
  readonly language: Language;
  readonly messages: Messages;
}

const ENGLISH: Translation = { language: 'en', messages: english };

// English comes with the app, as the texts that everything else is measured by; other languages are fetched on demand.
async function load(language: Language): Promise<Translation> {
  if (language === 'en') return ENGLISH;
  return { language, messages: (await import('./messages.ko.tsx')).messages };
}

let current = ENGLISH;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function speak(language: Language): Promise<void> {
  current = await load(language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Speaks the reader's language from the first word on; English when its texts can't be fetched. */
export async function startLanguage(): Promise<void> {
  await speak(preferredLanguage(readStored(KEY), navigator.languages)).catch(() => speak('en'));
}

/** Speaks another language from now on, here and at the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  writeStored(KEY, language);
}

function useTranslation(): Translation {
  return useSyncExternalStore(subscribe, () => current);
}

export function useLanguage(): Language {
  return useTranslation().language;
}

/** All texts of the app, in the reader's language. */
export function useMessages(): Messages {
  return useTranslation().messages;
}
