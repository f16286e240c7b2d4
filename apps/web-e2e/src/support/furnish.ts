import type { Page } from 'playwright-core';
import type { Publication } from './open-publication.ts';
import { ask, type Person, register, signIn, told, write } from './people.ts';

/** What a publication is furnished with, so that no page of it is bare. */
export interface Furniture {
  reader: Person;
  titles: readonly [mine: string, theirs: string];
  /** Of the owner's article, in Markdown and with code. */
  body: string;
  description: string;
  tag: string;
  comment: string;
}

export interface Furnished extends Furniture {
  /** Path of the owner's article. */
  mine: string;
  /** Path of the reader's. */
  theirs: string;
}

/** Furniture whose articles are still to be written, by {@link furnish}. */
export function unfurnished(furniture: Furniture): Furnished {
  return { ...furniture, mine: '', theirs: '' };
}

/** Lets the owner and a reader, each in a page of their own, write to, like and follow each other. */
export async function furnish(
  content: Furnished,
  { owner: { email, password, username } }: Publication,
  owner: Page,
  reader: Page,
): Promise<void> {
  await signIn(owner, { email, password, username });
  await register(reader, content.reader);
  const { titles, body, description, tag, comment } = content;
  content.mine = await write(owner, { title: titles[0], body, description, tags: [tag] });
  content.theirs = await write(reader, { title: titles[1], body: description, description, tags: [tag] });
  const api = (path: string) => `/api${path.replace('article', 'articles')}`;
  await ask<unknown>(owner, 'POST', `${api(content.theirs)}/favorite`);
  await ask<unknown>(reader, 'POST', `${api(content.mine)}/favorite`);
  await ask<unknown>(reader, 'POST', `/api/profiles/${username}/follow`);
  for (const page of [owner, reader, reader]) {
    await ask<unknown>(page, 'POST', `${api(content.mine)}/comments`, { comment: { body: comment } });
  }
  await told(owner, 3);
}
