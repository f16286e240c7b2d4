import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { fill, template } from './template.ts';

const filled = (text: string) =>
  fill(template(text), { number: ['forty'], adjective: ['old'], place: ['the valley'] }, new Random(1));

describe('a filled template', () => {
  it.each([
    ['It is older. {number} people said so.', 'It is older. Forty people said so.'],
    ['Is it? {place} knows! {number} do.', 'Is it? The valley knows! Forty do.'],
    ['{place} is near', 'the valley is near'],
    ['A year, {number} days: {place}', 'A year, forty days: the valley'],
  ])(
    'begins each sentence after the first with a capital, and leaves the rest alone: %s',
    (text, expected) => {
      expect(filled(text)).toBe(expected);
    },
  );

  it('says an before a vowel', () => {
    expect(filled('A {adjective} and a {adjective} one')).toBe('An old and an old one');
  });
});
