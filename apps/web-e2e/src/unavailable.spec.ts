import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { authState, person, signIn, signUp, write } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Weather');
});

const FAILURES: [string, (route: Route) => Promise<void>][] = [
  ['answers 503', (route) => route.fulfill({ status: 503, json: { errors: { api: ['is not available'] } } })],
  ['can’t be reached', (route) => route.abort('connectionrefused')],
];

function banner(page: Page) {
  return page.locator('.unavailable-banner', { hasText: 'You stay signed in' });
}

describe.each(FAILURES)('an API that %s', (_, fail) => {
  it('signs nobody out, blanks nothing, and is reconnected to', async () => {
    const page = await visit(publication);
    const username = `nina${Math.floor(Math.random() * 1e9)}`;
    await signUp(page, person(username));
    await page.route('**/api/**', fail);
    await page.reload();
    await banner(page).waitFor();
    expect(await authState(page)).toBe('unavailable');
    await page.locator(`.navbar a[href="/profile/${username}"]`).waitFor();
    expect(await page.locator('.navbar a[href="/login"]').count()).toBe(0);
    await page.locator('.empty-feed-message').getByRole('button', { name: 'Try again' }).waitFor();

    const asked = page.waitForRequest('**/api/user');
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await asked;
    await page.unroute('**/api/**');
    await banner(page).waitFor({ state: 'detached' });
    expect(await authState(page)).toBe('authenticated');
    // What failed meanwhile is asked again without a word from the reader.
    await expect.poll(() => page.locator('.load-failure').count()).toBe(0);
  });

  it('takes nothing that was typed', async () => {
    const page = await visit(publication);
    await signUp(page, person(`olaf${Math.floor(Math.random() * 1e9)}`));
    await page.locator('.navbar').getByText('New Article').click();
    await page.fill('input[name=title]', 'Storm');
    await page.fill('input[name=description]', 'A loud one');
    await page.fill('textarea[name=body]', 'Words that took an hour');
    await page.route('**/api/**', fail);
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.error-messages', { hasText: 'Unable to connect' }).waitFor();
    await banner(page).waitFor();
    expect(await page.inputValue('textarea[name=body]')).toBe('Words that took an hour');

    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.article-page h1', { hasText: 'Storm' }).waitFor();
    await banner(page).waitFor({ state: 'detached' });
  });
});

describe('code that does not arrive', () => {
  const lose = (page: Page, name: string) =>
    page.route(`**/assets/${name}-*.js`, (route) => route.abort('connectionrefused'));

  it('of a page leaves the way to others, and is fetched by loading again', async () => {
    const page = await visit(publication);
    await page.locator('.preferences select').first().waitFor();
    await lose(page, 'sign-in.page');
    await page.locator('.navbar a[href="/login"]').click();
    await page.getByRole('alert').filter({ hasText: 'This page could not be shown' }).waitFor();
    await page.locator('.navbar a[href="/"]').first().click();
    await page.locator('.home-page').waitFor();
    await page.locator('.navbar a[href="/login"]').click();
    await page.unroute('**/assets/sign-in.page-*.js');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('of the preview takes nothing that is being written', async () => {
    const page = await visit(publication, BLANK);
    await lose(page, 'markdown');
    await signIn(page, publication.owner);
    await page.goto('/editor');
    await page.fill('textarea[name=body]', 'Words that took an hour');
    await page.locator('.preview', { hasText: 'Words that took an hour' }).waitFor();
    expect(await page.inputValue('textarea[name=body]')).toBe('Words that took an hour');
  });

  it('of colours for code leaves the code', async () => {
    const page = await visit(publication, BLANK);
    await lose(page, 'highlight');
    await signIn(page, publication.owner);
    await page.goto(await write(page, { title: 'Plain', body: '```js\nconst plain = 1;\n```' }));
    await page.locator('.article-content pre', { hasText: 'const plain = 1;' }).waitFor();
  });

  it('of the preferences or of a language leaves the page as it is', async () => {
    const page = await visit(publication);
    await lose(page, 'preferences');
    await lose(page, 'messages.ko');
    await page.reload();
    await page.locator('.empty-feed-message, .article-preview').first().waitFor();
    await page.unroute('**/assets/preferences-*.js');
    await page.reload();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ko');
    await page.locator('.notice p', { hasText: 'Unable to connect.' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.getByRole('combobox', { name: 'Language' }).inputValue()).toBe('en');
  });
});

describe('an answer that is lost on its way', () => {
  /** The API does the next thing it is asked there, and nobody hears of it but us. @returns the status it has */
  async function loseNext(page: Page, path: string): Promise<Promise<number>[]> {
    const lost: Promise<number>[] = [];
    await page.route(path, (route) => {
      if (lost.length > 0 || route.request().method() !== 'POST') return route.fallback();
      lost.push(lose(route));
      return undefined;
    });
    return lost;
  }

  async function lose(route: Route): Promise<number> {
    // The browser knows that these names are this computer; Node need not.
    const url = new URL(route.request().url());
    const headers = { ...(await route.request().allHeaders()), host: url.host };
    url.hostname = '127.0.0.1';
    const answer = await route.fetch({ url: url.href, headers });
    await route.abort('connectionreset');
    return answer.status();
  }

  it('to an article or a comment leaves one of it when it is sent again', async () => {
    const page = await visit(publication);
    await signUp(page, person(`paul${Math.floor(Math.random() * 1e9)}`));
    await page.locator('.navbar').getByText('New Article').click();
    await page.fill('input[name=title]', `Hail ${Math.floor(Math.random() * 1e9)}`);
    await page.fill('input[name=description]', 'A hard one');
    await page.fill('textarea[name=body]', 'Words that are sent twice');
    const published = await loseNext(page, '**/api/articles');
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.error-messages', { hasText: 'Unable to connect' }).waitFor();
    expect(await Promise.all(published)).toEqual([201]);
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.article-page h1', { hasText: 'Hail' }).waitFor();
    const article = page.url();

    await page.locator('.comment-form textarea').fill('Ouch');
    const posted = await loseNext(page, '**/comments');
    await page.getByRole('button', { name: 'Post Comment' }).click();
    await page.locator('.error-messages', { hasText: 'Unable to connect' }).waitFor();
    expect(await Promise.all(posted)).toEqual([201]);
    await page.getByRole('button', { name: 'Post Comment' }).click();
    await page.locator('.comment-list').getByText('Ouch').waitFor();
    await page.goto(article);
    await page.locator('.comment-list').getByText('Ouch').waitFor();
    expect(await page.locator('.comment-list').getByText('Ouch').count()).toBe(1);

    await page.locator('.article-page .banner a.author').first().click();
    await page.locator('.article-preview').first().waitFor();
    expect(await page.locator('.article-preview').count()).toBe(1);
  });
});
