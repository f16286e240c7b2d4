import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

describe('the language of a visit', () => {
  it.each([
    ['ko', ['en-US'], 'ko'],
    [null, ['ko-KR', 'en-US'], 'ko'],
    [null, ['de-DE', 'KO'], 'ko'],
    [null, ['de', 'en-GB', 'ko'], 'en'],
    [null, ['de'], 'en'],
    ['tlh', ['ko'], 'ko'],
    ['toString', [], 'en'],
  ])('with %j chosen and %j in the browser is %s', (chosen, ofBrowser, language) => {
    expect(preferredLanguage(chosen, ofBrowser)).toBe(language);
  });
});
