import type { Random } from '../random.ts';

/** What may stand in for a `{slot}`. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** A sentence with gaps, taken apart once: text, slot, text, slot, …, text. */
export type Template = readonly string[];

export function template(text: string): Template {
  return text.split(/[{}]/);
}

/** Fills every gap with a pick from its slot. What follows a full stop begins with a capital, whatever was picked. */
export function fill(parts: Template, slots: Slots, random: Random): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    text += index % 2 === 0 ? part : random.pick(slots[part] ?? []);
  }
  return text
    .replace(/\ba (?=[aeiou])/gi, (article) => `${article.trimEnd()}n `)
    .replace(/(?<=[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
