/** Serialisers: Fastify compiles them to code that writes the JSON out. */

const string = { type: 'string' };
const nullable = { type: 'string', nullable: true };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };

const object = (properties: Record<string, unknown>) => ({ type: 'object', properties });
const list = (items: unknown) => ({ type: 'array', items });

const author = object({ username: string, bio: nullable, image: nullable, following: boolean });

const preview = {
  slug: string,
  title: string,
  description: string,
  tagList: list(string),
  createdAt: string,
  updatedAt: string,
  favorited: boolean,
  favoritesCount: integer,
  author,
};

export const ARTICLES = object({ articles: list(object(preview)), articlesCount: integer });
export const ARTICLE = object({ article: object({ ...preview, body: string }) });
export const TAG_LIST = object({ tags: list(string) });
export const USER = object({
  user: object({ email: string, token: string, username: string, bio: nullable, image: nullable }),
});
export const COMMENT = object({
  comment: object({ id: integer, createdAt: string, updatedAt: string, body: string, author }),
});
