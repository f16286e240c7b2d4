import { describe, expect, it } from 'vitest';
import { messages as english } from './messages.en.tsx';
import { messages as korean } from './messages.ko.tsx';

/** What every text gets that takes something: a word for each, or, where it is to be drawn, the words themselves. */
const FILLING = ['1', '2'];

/** The same in every language, and what the API's own words decide (`refusals.ko.spec.ts`). */
const EXCEPTED = ['editor.placeholders.link', 'failure.field'];

function textsOf(catalogue: object, path = ''): [path: string, text: unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && value !== null ? textsOf(value, here) : [[here, value]];
  });
}

/** A text as it stands in the catalogue, or what its function says; parts that are drawn come as JSON. */
function written(text: unknown): string {
  if (typeof text === 'string') return text;
  const draw = (words: unknown) => words;
  const answer = (text as (...filling: unknown[]) => unknown)(
    ...FILLING.map((word) => Object.assign(draw, { toString: () => word, toJSON: () => word })),
  );
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

describe('the Korean catalogue', () => {
  it('has every text of the English one and no other', () => {
    const paths = (catalogue: object) => textsOf(catalogue).map(([path]) => path);
    expect(paths(korean)).toEqual(paths(english));
  });

  it.each(textsOf(korean).filter(([path]) => !EXCEPTED.includes(path)))('says %s in Korean', (_, text) => {
    expect(written(text)).toMatch(/\p{Script=Hangul}/u);
  });
});
