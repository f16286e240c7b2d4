import { distinctBelow } from '../distinct.ts';
import type { Random } from '../random.ts';
import { DESCRIPTIONS, HEADINGS, POINTS, SENTENCES, TITLES } from './sentences.ts';
import { SLOTS } from './slots.ts';
import { capitalized, fill, type Slots, type Template } from './template.ts';
import { TOPICS } from './topics.ts';

export interface ArticleText {
  readonly title: string;
  readonly description: string;
  /** Markdown. */
  readonly body: string;
}

const SLOTS_BY_TAG = new Map<string, Slots>(
  TOPICS.map(({ tag, things }) => [tag, { ...SLOTS, thing: things }]),
);

/** What there is to say about a topic. */
export function slotsOf(tag: string | undefined): Slots {
  return (tag && SLOTS_BY_TAG.get(tag)) || (SLOTS_BY_TAG.get('opinion') ?? SLOTS);
}

/** A title, a summary and a few paragraphs about the topic of that tag. */
export function writeArticle(tag: string | undefined, random: Random): ArticleText {
  const slots = slotsOf(tag);
  // An article is about one thing, and keeps to it.
  const own = { ...slots, thing: [random.pick(slots['thing'] ?? [])] };
  return {
    title: sentence(TITLES, own, random),
    description: sentence(DESCRIPTIONS, own, random),
    body: writeBody(own, random),
  };
}

function writeBody(slots: Slots, random: Random): string {
  // No sentence twice: there are more than the longest article takes.
  const order = [...distinctBelow(SENTENCES.length, SENTENCES.length, random)];
  const next = () => capitalized(fill(SENTENCES[order.pop() ?? 0] ?? [], slots, random));
  const paragraph = () => Array.from({ length: 2 + random.below(3) }, next).join(' ');

  const parts = [paragraph(), paragraph()];
  for (let section = random.below(3); section > 0; section--) {
    parts.push(`## ${sentence(HEADINGS, slots, random)}`, paragraph());
  }
  const ending = random.below(4);
  if (ending === 0) parts.push(`> ${next()}`);
  if (ending === 1) parts.push(POINTS.map((point) => `- ${fill(point, slots, random)}`).join('\n'));
  return parts.join('\n\n');
}

function sentence(templates: readonly Template[], slots: Slots, random: Random): string {
  return capitalized(fill(random.pick(templates), slots, random));
}
