import {
  articlesResponseSchema,
  MAX_LIMIT,
  publicationsResponseSchema,
  userResponseSchema,
  type Publication,
} from '@scaleout/contracts';
import {
  SEED_PASSWORD,
  type LoadedArticle,
  type LoadedPerson,
  type LoadedPublication,
  type Population,
} from '../../journeys/population.ts';
import { LoadTestError } from '../load-test-error.ts';
import type { Target } from './target.ts';

/** Most that are visited: beyond, the skewed choice hardly comes. */
const MOST_PUBLICATIONS = 100;

/** Each costs the target the hashing of a password. */
const PEOPLE_PER_PUBLICATION = 10;

/** Whoever the target does not sign in; 429 is for too many who failed. */
const REFUSED_SIGN_IN = [401, 403, 422, 429];

/** A publication with what was found in it. */
interface Surveyed {
  readonly publication: Publication;
  readonly articles: readonly LoadedArticle[];
  readonly people: readonly LoadedPerson[];
}

/**
 * Finds out whom and what a load can meet, by asking as any client would: publications, their newest articles, and of who
 * wrote these some that it signs in with the password of the seed. Publications where nobody can be are left out.
 * @throws LoadTestError where none is left
 */
export async function survey(target: Target): Promise<Population> {
  const surveyed: Surveyed[] = [];
  for (const publication of await findPublications(target)) {
    const articles = await findArticles(target, publication);
    const people = await signIn(target, publication, articles);
    if (people.length > 0) surveyed.push({ publication, articles, people });
  }
  if (surveyed.length === 0) {
    throw new LoadTestError(`No publication at ${target.url} has articles of people who were seeded.`, {
      mend: 'Fill it first: ./scaleout seed --publications 10 --users 100 --articles 1000 --if-empty',
    });
  }
  return flatten(surveyed);
}

async function findPublications(target: Target): Promise<Publication[]> {
  const found: Publication[] = [];
  let after: string | null = '';
  while (after !== null && found.length < MOST_PUBLICATIONS) {
    const page: { publications: Publication[]; next: string | null } | undefined = await target.ask(
      publicationsResponseSchema,
      { path: `/api/platform/publications?limit=${MAX_LIMIT}&after=${encodeURIComponent(after)}` },
    );
    found.push(...(page?.publications ?? []));
    after = page?.next ?? null;
  }
  return found.slice(0, MOST_PUBLICATIONS);
}

async function findArticles(target: Target, { slug }: Publication): Promise<LoadedArticle[]> {
  const page = await target.ask(articlesResponseSchema, {
    path: `/api/articles?limit=${MAX_LIMIT}`,
    publication: slug,
  });
  return (page?.articles ?? []).map((article) => ({ slug: article.slug, author: article.author.username }));
}

async function signIn(
  target: Target,
  { slug }: Publication,
  articles: readonly LoadedArticle[],
): Promise<LoadedPerson[]> {
  const people: LoadedPerson[] = [];
  const authors = [...new Set(articles.map(({ author }) => author))].slice(0, PEOPLE_PER_PUBLICATION);
  for (const username of authors) {
    const email = `${username}@example.com`; // as the seed names them
    const answer = await target.ask(
      userResponseSchema,
      { path: '/api/users/login', publication: slug, body: { user: { email, password: SEED_PASSWORD } } },
      REFUSED_SIGN_IN,
    );
    if (answer) people.push({ username, email, token: answer.user.token });
  }
  return people;
}

function flatten(surveyed: readonly Surveyed[]): Population {
  const publications: LoadedPublication[] = [];
  const articles: LoadedArticle[] = [];
  const people: LoadedPerson[] = [];
  for (const found of surveyed) {
    const { slug, host } = found.publication;
    publications.push({
      slug,
      host,
      articles: { first: articles.length, count: found.articles.length },
      people: { first: people.length, count: found.people.length },
    });
    articles.push(...found.articles);
    people.push(...found.people);
  }
  return { publications, articles, people };
}
