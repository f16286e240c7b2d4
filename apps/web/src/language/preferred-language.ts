/** The languages the app speaks, each by its own name. */
export const LANGUAGES = { en: 'English', ko: '한국어' } as const;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** The language chosen here before, else the first of the browser's languages that the app speaks, else English. */
export function preferredLanguage(chosen: string | null, ofBrowser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  const primaries = ofBrowser.map((tag) => tag.toLowerCase().split('-')[0]);
  return primaries.find(isLanguage) ?? 'en';
}
