/** What is measured, in the order it is measured: what only reads comes before what changes what is read. */
export const ENDPOINTS = [
  'list',
  'one-article',
  'tags',
  'feed',
  'current-user',
  'post-comment',
  'favourite',
  'post-article',
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** What requests are made of: read from the seeded data before anything is measured. */
export interface Fixture {
  /** Of signed-in users; the same sessions for both sides. */
  readonly tokens: readonly string[];
  /** Of articles that were seeded. */
  readonly slugs: readonly string[];
  /** Users (as places in `tokens`) and slugs that are no favourites of theirs yet, enough for every request. */
  readonly unfavorited: readonly (readonly [token: number, slug: number])[];
}

export interface PlannedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** The one status that counts. */
  readonly status: 200 | 201;
}

const BODY = 'It takes six minutes to explain the night bus and a good deal longer to fix one. '.repeat(10);

function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError('The fixture is empty');
  return item;
}

/** The request of that number: any two numbers differ wherever two equal requests would not do the same work. */
export function plannedRequest(endpoint: Endpoint, fixture: Fixture, number: number): PlannedRequest {
  const get = (path: string, token?: string): PlannedRequest => ({
    method: 'GET',
    path,
    headers: token === undefined ? {} : { authorization: `Token ${token}` },
    status: 200,
  });
  const post = (path: string, token: string, status: 200 | 201, body?: unknown): PlannedRequest => ({
    method: 'POST',
    path,
    headers: {
      authorization: `Token ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    status,
  });
  // Steps that share no factor with the lists' usual sizes: neighbours in time are not neighbours in the data.
  const token = at(fixture.tokens, number);
  const slug = at(fixture.slugs, number * 7_919);

  switch (endpoint) {
    case 'list':
      return get('/api/articles?limit=20&offset=0');
    case 'one-article':
      return get(`/api/articles/${slug}`);
    case 'tags':
      return get('/api/tags');
    case 'feed':
      return get('/api/articles/feed?limit=20&offset=0', token);
    case 'current-user':
      return get('/api/user', token);
    case 'post-comment':
      return post(`/api/articles/${slug}/comments`, token, 201, {
        comment: { body: `Thank you for number ${number}.` },
      });
    case 'favourite': {
      const [reader, article] = at(fixture.unfavorited, number);
      return post(`/api/articles/${at(fixture.slugs, article)}/favorite`, at(fixture.tokens, reader), 200);
    }
    case 'post-article':
      return post('/api/articles', token, 201, {
        article: {
          title: `The night bus, part ${number}`,
          description: 'What happens to the night bus when nobody is watching.',
          body: BODY,
          tagList: ['cities', 'travel', 'work'],
        },
      });
  }
}
