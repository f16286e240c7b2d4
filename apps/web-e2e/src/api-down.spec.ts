import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BLANK, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { type OwnStack, startOwnStack } from './support/own-stack.ts';
import { authState, signIn, write } from './support/people.ts';

const { visit } = useBrowser();

// A site that runs already is not this spec's to stop.
describe.skipIf(inject('apiUrl') === '')('an API that is killed and started again', () => {
  let stack: OwnStack;
  let publication: Publication;

  beforeAll(async () => {
    stack = await startOwnStack();
    publication = await openPublication('Outages', stack.url);
  }, 120_000);
  afterAll(() => stack.stop());

  it('signs nobody out, blanks nothing, takes nothing that was typed, and is found again', async () => {
    const page = await visit(publication, BLANK);
    await signIn(page, publication.owner);
    const path = await write(page, { title: 'Read through it all', tags: ['storm'] });
    const [editor, article] = await Promise.all([page.context().newPage(), page.context().newPage()]);
    await Promise.all([page.goto('/'), editor.goto('/editor'), article.goto(path)]);
    await page.locator('.article-preview', { hasText: 'Read through it all' }).waitFor();
    await editor.fill('input[name=title]', 'Written in the storm');
    await editor.fill('input[name=description]', 'By candle light');
    await editor.fill('textarea[name=body]', 'Words that took an hour');
    const comment = article.getByPlaceholder('Write a comment...');
    await comment.fill('Still here');

    await stack.killApi();
    expect((await fetch(`${stack.url}/api/tags`)).status).toBeGreaterThanOrEqual(502);

    // A page that is loaded now says what is the matter in place of what it can't show.
    await page.reload();
    await signsNobodyOut(page);
    await page.locator('main').getByRole('heading', { name: 'Outages' }).waitFor();
    await page.locator('.article-list .load-failure').getByRole('button', { name: 'Try again' }).waitFor();
    await page.locator('.sidebar .load-failure').waitFor();
    await page.locator('.navbar').getByText('Settings').click();
    await page.getByRole('heading', { name: 'Your Settings' }).waitFor();
    await page.goto(path);
    await page.locator('.article-page .load-failure').waitFor();

    // What is written now is not taken, and not lost.
    await article.getByRole('button', { name: 'Post Comment' }).click();
    await article.locator('.comment-form .error-messages', { hasText: 'Unable to connect' }).waitFor();
    expect(await comment.inputValue()).toBe('Still here');
    expect(await article.locator('.article-content').innerText()).toContain('At length');
    await signsNobodyOut(article);
    await editor.getByRole('button', { name: 'Publish Article' }).click();
    await editor.locator('.error-messages', { hasText: 'Unable to connect' }).waitFor();
    await signsNobodyOut(editor);
    await editor.reload();
    await expect.poll(() => editor.inputValue('textarea[name=body]')).toBe('Words that took an hour');

    await stack.restartApi();
    for (const tab of [page, editor, article]) {
      await banner(tab).waitFor({ state: 'detached' });
      expect(await authState(tab)).toBe('authenticated');
      await expect.poll(() => tab.locator('.load-failure').count()).toBe(0);
    }
    await page.locator('.article-page h1', { hasText: 'Read through it all' }).waitFor();
    expect(await page.locator('.navbar-brand').innerText()).toBe('Outages');
    await article.getByRole('button', { name: 'Post Comment' }).click();
    await article.locator('.comment-list .card', { hasText: 'Still here' }).waitFor();
    expect(await editor.inputValue('textarea[name=body]')).toBe('Words that took an hour');
    await editor.getByRole('button', { name: 'Publish Article' }).click();
    await editor.locator('.article-page h1', { hasText: 'Written in the storm' }).waitFor();
  });
});

function banner(page: Page) {
  return page.locator('.unavailable-banner p', { hasText: 'You stay signed in' });
}

/** Signed in still, as far as the page can know. */
async function signsNobodyOut(page: Page): Promise<void> {
  await banner(page).waitFor();
  expect(await authState(page)).toBe('unavailable');
  expect(await page.locator('.navbar a[href="/profile/owner"]').count()).toBe(1);
  expect(await page.locator('.navbar a[href="/login"]').count()).toBe(0);
}
