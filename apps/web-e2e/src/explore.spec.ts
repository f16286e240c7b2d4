import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsInBothThemes } from './support/accessibility.ts';
import { BLANK, PHONE, useBrowser } from './support/browser.ts';
import { focusIsVisible, focusOn, tabTo } from './support/keyboard.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, signIn, write } from './support/people.ts';
import { settled } from './support/settled.ts';

const EXPLORE = '**/api/platform/explore*';
const { visit } = useBrowser();
let here: Publication;
let there: Publication;

beforeAll(async () => {
  [here, there] = await Promise.all([openPublication('The Near Shore'), openPublication('The Far Shore')]);
});

/** An article as the API tells of it, among those of others. */
function article(title: string, favoritesCount = 0) {
  return {
    slug: title.toLowerCase().replaceAll(' ', '-'),
    title,
    description: `About ${title}`,
    tagList: ['tides', 'weather'],
    createdAt: '2026-01-02T03:04:05.678Z',
    favoritesCount,
    author: { username: 'ada' },
    publication: { slug: 'far', name: 'The Far Shore', host: 'far.localhost', color: '#1d5a99' },
  };
}

interface Told {
  articles?: ReturnType<typeof article>[];
  next?: string | null;
  missing?: { shard: number }[];
  totals?: { publications: number; articles: number; countedAt: string } | null;
}

/** Lets the API answer so, for what depends on what everybody else has written, or on a shard that is down. */
async function answerWith(page: Page, answer: (after: string, sort: string) => Told): Promise<void> {
  await page.route(EXPLORE, (route) => {
    const { searchParams } = new URL(route.request().url());
    const told = answer(searchParams.get('after') ?? '', searchParams.get('sort') ?? '');
    return route.fulfill({ json: { articles: [], next: null, missing: [], totals: null, ...told } });
  });
}

const titles = (page: Page) => page.locator('.explored h2').allInnerTexts();
const notice = (page: Page) =>
  page.getByRole('main').getByRole('status').filter({ hasText: 'missing just now' });

describe('exploring', () => {
  it('shows what is written in other publications, and leads to it there', async () => {
    const writer = await visit(there, BLANK);
    await signIn(writer, there.owner);
    const title = `A tide of ${crypto.randomUUID()}`;
    await write(writer, { title, description: 'High water', tags: ['tides'] });

    const page = await visit(here);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Explore' }).click();
    await focusOn(page.getByRole('heading', { name: 'Explore', level: 1 }));
    const found = page.locator('.explored', { hasText: title });
    await found.getByText('High water').waitFor();
    expect(await found.getByRole('link', { name: 'The Far Shore' }).getAttribute('href')).toBe(
      `${there.url}/`,
    );
    expect(await found.getByRole('link', { name: 'tides' }).getAttribute('href')).toBe(
      `${there.url}/tag/tides`,
    );
    await found.getByRole('link', { name: title }).click();
    await page.waitForURL(`${there.url}/article/**`);
    await page.locator('.article-page h1', { hasText: title }).waitFor();
    expect(await page.locator('.navbar-brand').innerText()).toBe('The Far Shore');
  });

  it('is found from where publications are', async () => {
    const page = await visit(here, '/publications');
    await page.getByRole('main').getByRole('link', { name: 'Explore' }).click();
    await page.getByRole('heading', { name: 'Explore', level: 1 }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Other publications' }).click();
    await page.getByLabel('Search by name or address').waitFor();
  });

  it('has the newest first, or those that are liked best', async () => {
    const reader = await visit(here, BLANK);
    await signIn(reader, here.owner);
    const path = await write(reader, { title: 'Liked by its own author' });
    await ask<unknown>(reader, 'POST', `/api${path.replace('article', 'articles')}/favorite`);
    await write(reader, { title: 'Not liked yet' });

    await reader.goto('/explore');
    const order = reader.getByRole('navigation', { name: 'Order' });
    expect(await order.locator('[aria-current=page]').innerText()).toBe('Newest');
    await expect.poll(() => titles(reader)).toEqual(expect.arrayContaining(['Not liked yet']));
    const newest = await titles(reader);
    expect(newest.indexOf('Not liked yet')).toBeLessThan(newest.indexOf('Liked by its own author'));
    await order.getByRole('link', { name: 'Most favored' }).click();
    await reader.waitForURL('**/explore?sort=favorited');
    const counts = reader.locator('.explored-favorites');
    await expect.poll(() => counts.first().innerText()).not.toBe('0');
    const numbers = (await counts.allInnerTexts()).map(Number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    await reader.goBack();
    await expect.poll(() => titles(reader)).toEqual(newest);
  });

  it('goes on where the last page ended, by keyboard too, and says when there is no more', async () => {
    const page = await visit(here, BLANK);
    await answerWith(page, (after) =>
      after === ''
        ? { articles: [article('One'), article('Two')], next: 'two' }
        : { articles: [article('Three')] },
    );
    await page.goto('/explore');
    await expect.poll(() => titles(page)).toEqual(['One', 'Two']);
    const more = page.getByRole('button', { name: 'Show more' });
    await tabTo(page, more);
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three']);
    await focusOn(page.getByRole('link', { name: 'Three' }));
    expect(await more.count()).toBe(0);
  });

  it('shows once what was favoured on from page to page', async () => {
    const page = await visit(here, BLANK);
    await answerWith(page, (after) =>
      after === ''
        ? { articles: [article('One', 9), article('Two', 5)], next: 'two' }
        : { articles: [article('One', 4), article('Three', 3)] },
    );
    await page.goto('/explore?sort=favorited');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => titles(page)).toEqual(['One', 'Two', 'Three']);
  });

  it('tells how much there is, and when that was counted', async () => {
    const page = await visit(here, BLANK);
    const totals = { publications: 1, articles: 12_345, countedAt: '2026-01-02T03:04:05.678Z' };
    await answerWith(page, () => ({ articles: [article('One')], totals }));
    await page.goto('/explore');
    await page.getByText('12,345 articles in 1 publication, counted Jan 2, 2026').waitFor();
  });
});

describe('what may be amiss when one explores', () => {
  it('is said: some articles are missing, until they are there again', async () => {
    const page = await visit(here, BLANK);
    let missing = [{ shard: 2 }];
    await answerWith(page, () => ({ articles: [article('One')], missing }));
    await page.goto('/explore');
    await notice(page).waitFor();
    expect(await titles(page)).toEqual(['One']);
    missing = [];
    await notice(page).getByRole('button', { name: 'Try again' }).click();
    await notice(page).waitFor({ state: 'detached' });
  });

  it('is no empty list: where nothing came because of that, it does not say that there is nothing', async () => {
    const page = await visit(here, BLANK);
    await answerWith(page, () => ({ missing: [{ shard: 2 }] }));
    await page.goto('/explore');
    await notice(page).waitFor();
    expect(await page.getByText('No articles are here').count()).toBe(0);
  });

  it('is that there is nothing yet', async () => {
    const page = await visit(here, BLANK);
    await answerWith(page, () => ({}));
    await page.goto('/explore');
    await page.getByText('No articles are here... yet.').waitFor();
  });

  it('is that nobody answers: then, and for a page that did not come, one may try again', async () => {
    const page = await visit(here, BLANK);
    await page.route(EXPLORE, (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto('/explore');
    await page.locator('.load-failure').waitFor();
    await page.unroute(EXPLORE);
    await answerWith(page, () => ({ articles: [article('One')], next: 'one' }));
    await page.locator('.load-failure').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => titles(page)).toEqual(['One']);

    await page.unroute(EXPLORE);
    await page.route(EXPLORE, (route) => route.fulfill({ status: 503, body: '' }));
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('main').locator('.error-messages').waitFor();
    expect(await titles(page)).toEqual(['One']);
  });
});

describe('the page on which one explores', () => {
  it('fits a phone, and can be read by day and by night, whole or not', async () => {
    const page = await visit(here, BLANK, { viewport: PHONE, reducedMotion: 'reduce' });
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente';
    const totals = { publications: 12, articles: 345, countedAt: '2026-01-02T03:04:05.678Z' };
    await answerWith(page, () => ({
      articles: [article('One', 7), { ...article(long), author: { username: long.slice(0, 50) } }],
      next: 'more',
      missing: [{ shard: 2 }],
      totals,
    }));
    await page.goto('/explore');
    await notice(page).waitFor();
    await settled(page);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    expect(await faultsInBothThemes(page)).toEqual([]);
  });
});
