import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, useBrowser } from './support/browser.ts';
import { hold } from './support/hold.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, authState, person, register, signIn, told, write } from './support/people.ts';

interface Refusal {
  status: number;
  errors: Record<string, string[]>;
  says: string;
}

const REFUSALS: readonly Refusal[] = [
  { status: 403, errors: { article: ['forbidden'] }, says: 'article forbidden' },
  { status: 422, errors: { body: ['is too long (maximum is 10 characters)'] }, says: 'body is too long' },
  { status: 503, errors: {}, says: 'Unable to connect.' },
];

const { visit } = useBrowser({ lasting: true });
let publication: Publication;
let page: Page;
let other: Page;
let article: string;

beforeAll(async () => {
  publication = await openPublication('At once');
  [page, other] = await Promise.all([visit(publication, BLANK), visit(publication, BLANK)]);
  await signIn(page, publication.owner);
  await register(other, person('otto'));
  article = await write(other, { title: 'Likeable' });
});

const notice = () => page.locator('.notice p');
const articleButton = (words: string) =>
  page.locator('.article-page .banner').getByRole('button', { name: words });

/** Signed in still, whatever was answered. */
async function staysSignedIn() {
  await expect.poll(() => authState(page)).toBe('authenticated');
}

describe('a favourite', () => {
  it('shows before the API has said so', async () => {
    await page.goto(article);
    const held = await hold(page, 'POST', '**/favorite');
    await articleButton('Favorite Article').click();
    await held.made;
    expect(await articleButton('Unfavorite Article').innerText()).toContain('(1)');
    expect(await articleButton('Unfavorite Article').getAttribute('aria-pressed')).toBe('true');
    await held.release();
    await expect.poll(() => articleButton('Unfavorite Article').innerText()).toContain('(1)');
    await page.goto('/');
    await page.getByRole('button', { name: 'Unfavorite Likeable 1' }).click();
    await page.getByRole('button', { name: 'Favorite Likeable 0', exact: true }).waitFor();
  });

  it.each(REFUSALS)(
    'is taken back, and why is said, when refused with $status',
    async ({ status, errors, says }) => {
      await page.goto(article);
      const held = await hold(page, 'POST', '**/favorite');
      await articleButton('Favorite Article').click();
      await held.made;
      expect(await articleButton('Unfavorite Article').innerText()).toContain('(1)');
      await held.refuse(status, errors);
      await expect.poll(() => articleButton('Favorite Article').innerText()).toContain('(0)');
      await notice().filter({ hasText: says }).waitFor();
      expect(await page.locator('.notice').getAttribute('role')).toBe('alert');
      await notice().getByRole('button', { name: 'Close' }).click();
      await notice().waitFor({ state: 'detached' });
      await staysSignedIn();
    },
  );
});

describe('following', () => {
  it('shows at once, is taken back when refused, and can be tried again', async () => {
    await page.goto('/profile/otto');
    const follow = page.getByRole('button', { name: 'Follow otto', exact: true });
    const unfollow = page.getByRole('button', { name: 'Unfollow otto' });
    let held = await hold(page, 'POST', '**/follow');
    await follow.click();
    await held.made;
    await unfollow.waitFor();
    await held.refuse(503);
    await follow.waitFor();
    await notice().filter({ hasText: 'Unable to connect.' }).waitFor();

    held = await hold(page, 'POST', '**/follow');
    await follow.click();
    await held.made;
    // The failure is of the try before.
    await notice().waitFor({ state: 'detached' });
    await held.release();
    await unfollow.waitFor();
    held = await hold(page, 'DELETE', '**/follow');
    await unfollow.click();
    await follow.waitFor();
    await held.refuse(403, { profile: ['forbidden'] });
    await unfollow.waitFor();
    await page.reload();
    await unfollow.waitFor();
    await staysSignedIn();
  });
});

describe('a comment', () => {
  const field = () => page.getByPlaceholder('Write a comment...');
  const post = () => page.getByRole('button', { name: 'Post Comment' });
  const pending = () => page.locator('.pending-comment');

  it('is in its place at once, and the next can be typed meanwhile', async () => {
    await page.goto(article);
    const held = await hold(page, 'POST', '**/comments');
    await field().fill('Seen at once');
    await post().click();
    await held.made;
    await pending().filter({ hasText: 'Seen at once' }).waitFor();
    expect(await field().inputValue()).toBe('');
    await field().fill('And the next');
    await held.release();
    await page.locator('.comment-list .card', { hasText: 'Seen at once' }).waitFor();
    expect(await pending().count()).toBe(0);
    expect(await field().inputValue()).toBe('And the next');
  });

  it.each(REFUSALS)(
    'is back in the field, and why is said, when refused with $status',
    async ({ status, errors, says }) => {
      await page.goto(article);
      const held = await hold(page, 'POST', '**/comments');
      await field().fill('Words that count');
      await post().click();
      await held.made;
      await pending().waitFor();
      await held.refuse(status, errors);
      await expect.poll(() => field().inputValue()).toBe('Words that count');
      expect(await pending().count()).toBe(0);
      await page.locator('.comment-form .error-messages', { hasText: says }).waitFor();
      await staysSignedIn();
    },
  );

  it('that was refused does not overwrite what was typed since', async () => {
    await page.goto(article);
    const held = await hold(page, 'POST', '**/comments');
    await field().fill('First words');
    await post().click();
    await held.made;
    await field().fill('Second words');
    await held.refuse(503);
    await expect.poll(() => field().inputValue()).toBe('First words\n\nSecond words');
  });

  it('is gone at once when it is taken back, and there again when that is refused', async () => {
    const path = await write(page, { title: 'Commented' });
    const comment = { comment: { body: 'Hard to get rid of' } };
    await ask<unknown>(page, 'POST', `/api${path.replace('article', 'articles')}/comments`, comment);
    await page.goto(path);
    const card = page.locator('.comment-list .card', { hasText: 'Hard to get rid of' });
    const held = await hold(page, 'DELETE', /\/comments\/\d+$/);
    await card.getByRole('button', { name: 'Delete comment' }).click();
    await held.made;
    await card.waitFor({ state: 'hidden' });
    await held.refuse(503);
    await card.waitFor();
    await card.locator('.error-messages', { hasText: 'Unable to connect.' }).waitFor();
    await card.getByRole('button', { name: 'Delete comment' }).click();
    await page.getByText('No comments yet.').waitFor();
    await staysSignedIn();
  });
});

describe('a notification', () => {
  it('is read at once, and unread again when that is refused', async () => {
    await ask<unknown>(other, 'POST', '/api/profiles/owner/follow');
    await told(page, 1);
    await page.goto('/notifications');
    const item = page.locator('.notification', { hasText: 'otto follows you now' });
    const unread = page.locator('.notification.unread');
    await unread.waitFor();
    for (const [button, address] of [
      ['Mark as read: otto', /\/notifications\/\d+\/read$/],
      ['Mark all as read', '**/notifications/read'],
    ] as const) {
      const held = await hold(page, 'POST', address);
      await page.getByRole('button', { name: button }).click();
      await held.made;
      await unread.waitFor({ state: 'detached' });
      await item.waitFor();
      await held.refuse(503);
      await unread.waitFor();
      await page.locator('.error-messages', { hasText: 'Unable to connect.' }).waitFor();
    }
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.locator('.navbar .unread-count').waitFor({ state: 'detached' });
    await page.reload();
    await item.waitFor();
    expect(await unread.count()).toBe(0);
  });
});
