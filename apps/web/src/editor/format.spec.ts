import { describe, expect, it } from 'vitest';
import { messages } from '../language/messages.en.tsx';
import { applyFormat, type Format } from './format.ts';

const WORDS = messages.editor.placeholders;

/** Applies a format to a text in which brackets stand around the selection; the answer is written alike. */
function format(kind: Format, marked: string): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const { from, to, insert, select } = applyFormat(kind, { text, start, end }, WORDS);
  const after = text.slice(0, from) + insert + text.slice(to);
  const [first, last] = select;
  return `${after.slice(0, first)}⟦${after.slice(first, last)}⟧${after.slice(last)}`;
}

describe('the formatting bar', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
    ['italic', 'a ⟦⟧', 'a *⟦text⟧*'],
    ['link', 'see ⟦this⟧.', 'see [this](⟦https://⟧).'],
    ['image', '⟦⟧', '![what the picture shows](⟦https://⟧)'],
    ['code', '⟦⟧', '```\n⟦code⟧\n```\n'],
    ['code', 'so: ⟦x = 1⟧', 'so: \n\n```\n⟦x = 1⟧\n```\n'],
    ['heading', 'one\ntw⟦⟧o\nthree', 'one\n## ⟦two⟧\nthree'],
    ['quote', 'o⟦ne\ntw⟧o', '> ⟦one\n> two⟧'],
    ['list', '⟦⟧', '- ⟦text⟧'],
  ])('makes %s of %j', (kind, before, after) => {
    expect(format(kind, before)).toBe(after);
  });
});
