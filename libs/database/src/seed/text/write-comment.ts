import type { Random } from '../random.ts';
import { COMMENTS } from './sentences.ts';
import { capitalized, fill } from './template.ts';
import { slotsOf } from './write-article.ts';

/** What a reader says under an article of that topic. */
export function writeComment(tag: string | undefined, random: Random): string {
  return capitalized(fill(random.pick(COMMENTS), slotsOf(tag), random));
}
