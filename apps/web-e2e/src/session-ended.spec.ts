import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { authState, signIn, write } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Two Places');
});

const SIGNED_OUT = 'You are no longer signed in. Sign in and try again.';

const signInLink = (page: Page) => page.locator('.navbar a[href="/login"]');

const endSession = (page: Page) =>
  page.evaluate(async () => {
    const { status } = await fetch('/api/platform/sessions/current', { method: 'DELETE' });
    if (status !== 204) throw new Error(`answered ${status}`);
  });

/** Signs in where the page asks for it. */
async function signInAgain(page: Page): Promise<void> {
  await signInLink(page).click();
  await page.fill('input[name=email]', publication.owner.email);
  await page.fill('input[name=password]', publication.owner.password);
  await page.locator('main button[type=submit]').click();
}

describe('a session that was ended elsewhere', () => {
  /** The owner in two browsers on one session, as when a cookie was taken along; ended in the second of them. */
  async function endedElsewhere(
    path: (page: Page) => string | Promise<string>,
    before: (page: Page) => Promise<void>,
  ) {
    const page = await visit(publication, BLANK);
    await signIn(page, publication.owner);
    await page.goto(await path(page));
    await before(page);
    const elsewhere = await visit(publication, BLANK, { storageState: await page.context().storageState() });
    await endSession(elsewhere);
    return page;
  }

  it('refuses an article in words, keeps it, and takes it once one is signed in again', async () => {
    const page = await endedElsewhere(
      () => '/editor',
      async (editor) => {
        await editor.fill('input[name=title]', 'Interrupted');
        await editor.fill('input[name=description]', 'In the middle');
        await editor.fill('textarea[name=body]', 'Words that took an hour');
      },
    );
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.error-messages li', { hasText: SIGNED_OUT }).waitFor();
    await signInLink(page).waitFor();
    expect(await authState(page)).toBe('unauthenticated');
    expect(await page.inputValue('textarea[name=body]')).toBe('Words that took an hour');

    await signInAgain(page);
    await page.waitForURL('**/editor');
    await expect.poll(() => page.inputValue('textarea[name=body]')).toBe('Words that took an hour');
    await page.getByRole('button', { name: 'Publish Article' }).click();
    await page.locator('.article-page h1', { hasText: 'Interrupted' }).waitFor();
  });

  it('refuses a comment in words, and gives it back', async () => {
    const page = await endedElsewhere(
      (writer) => write(writer, { title: 'Talked of' }),
      (article) => article.getByPlaceholder('Write a comment...').fill('My thoughts'),
    );
    await page.getByRole('button', { name: 'Post Comment' }).click();
    await page.locator('.comment-form .error-messages', { hasText: SIGNED_OUT }).waitFor();
    expect(await page.getByPlaceholder('Write a comment...').inputValue()).toBe('My thoughts');
    await signInLink(page).waitFor();
    await signInAgain(page);
    await page.waitForURL('**/article/talked-of*');
    await expect.poll(() => page.getByPlaceholder('Write a comment...').inputValue()).toBe('My thoughts');
  });

  it('refuses a favourite in words', async () => {
    const page = await endedElsewhere(
      async (writer) => {
        await write(writer, { title: 'Liked' });
        return '/';
      },
      (home) => home.locator('.article-preview .favorite-button').first().waitFor(),
    );
    await page.locator('.article-preview .favorite-button').first().click();
    await page.locator('.notice p', { hasText: SIGNED_OUT }).waitFor();
    await signInLink(page).waitFor();
  });
});

describe('two tabs of one browser', () => {
  it('notice when one of them signs out, and in again', async () => {
    const page = await visit(publication, BLANK);
    await signIn(page, publication.owner);
    await page.goto('/editor');
    await page.fill('textarea[name=body]', 'Still being written');
    const tab = await page.context().newPage();
    await tab.goto('/settings');
    await tab.getByRole('button', { name: 'Or click here to logout' }).click();
    await signInLink(tab).waitFor();
    await signInLink(page).waitFor();
    expect(await page.inputValue('textarea[name=body]')).toBe('Still being written');

    await signInAgain(tab);
    await page.locator('.navbar a[href="/profile/owner"]').waitFor();
    expect(await authState(page)).toBe('authenticated');
    expect(await page.inputValue('textarea[name=body]')).toBe('Still being written');
  });
});

describe('signing in', () => {
  it('leads back to where one was, whatever its address', async () => {
    const page = await visit(publication, '/tag/c%23?page=2');
    await signInLink(page).click();
    await page.getByRole('link', { name: 'Need an account?' }).click();
    await page.getByRole('heading', { name: 'Sign up' }).waitFor();
    await page.getByRole('link', { name: 'Have an account?' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signInAgain(page);
    await page.waitForURL('**/tag/c%23?page=2');
    await page.locator('.feed-toggle .active', { hasText: '# c#' }).waitFor();
  });
});
