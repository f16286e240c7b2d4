import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, PHONE, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, person, publish, register, signUp, told, write } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('The Tidal Review');
});

describe('two people and a publication', () => {
  it('write, read, comment, follow, like, and hear of each other', async () => {
    const author = await visit(publication);
    await signUp(author, person('ada'));
    await publish(author, {
      title: 'On tides',
      description: 'Why the sea comes back',
      body: '## The moon\n\nIt *pulls*.',
      tags: ['sea', 'c#'],
    });
    expect(await author.locator('.article-content h2').innerText()).toBe('The moon');
    expect(await author.title()).toBe('On tides · The Tidal Review');
    const address = new URL(author.url()).pathname;

    const reader = await visit(publication);
    await signUp(reader, person('ben'));
    await reader.locator('.article-preview h1', { hasText: 'On tides' }).click();
    await reader.getByRole('button', { name: 'Follow ada' }).first().click();
    await reader.getByRole('button', { name: 'Unfollow ada' }).first().waitFor();
    await reader.locator('button.btn-outline-primary', { hasText: 'Favorite Article' }).first().click();
    await reader.locator('button.btn-primary', { hasText: 'Unfavorite Article' }).first().waitFor();
    await reader.getByPlaceholder('Write a comment...').fill('Thank you, Ada.\nMore please.');
    await reader.getByRole('button', { name: 'Post Comment' }).click();
    await reader.locator('.card .card-text', { hasText: 'Thank you, Ada.' }).waitFor();

    // What one did, the other sees, and each may only take back what is their own.
    await author.goto(address);
    await author.locator('.card', { hasText: 'Thank you, Ada.' }).waitFor();
    expect(await author.locator('.card .mod-options').count()).toBe(0);
    expect(await reader.getByRole('button', { name: 'Delete Article' }).count()).toBe(0);

    await publish(author, { title: 'On moons' });

    // The worker tells the follower; the count in the navigation says so.
    const count = reader.locator('.navbar .unread-count');
    await expect
      .poll(async () => (await ask<{ unreadCount: number }>(reader, 'GET', '/api/notifications')).unreadCount)
      .toBe(1);
    await reader.reload();
    await expect.poll(() => count.innerText()).toBe('1');
    await reader.getByRole('link', { name: 'Notifications, 1 unread' }).click();
    const notification = reader.locator('.notification', { hasText: 'On moons' });
    expect(await notification.innerText()).toContain('ada published On moons');
    await notification.getByRole('button', { name: 'Mark as read' }).click();
    await count.waitFor({ state: 'detached' });
    await reader.reload();
    await notification.waitFor();
    expect(await count.count()).toBe(0);

    // Their feed has the articles of those they follow, and only theirs.
    await reader.goto('/?feed=following');
    await expect.poll(() => reader.locator('.article-preview').count()).toBe(2);

    // A comment is taken back by its writer.
    await reader.goto(address);
    await reader.locator('.card', { hasText: 'Thank you, Ada.' }).locator('i.ion-trash-a').click();
    await reader.getByText('No comments yet.').waitFor();
  });

  it('converse while both look on, each told of what the other does', async () => {
    const author = await visit(publication, BLANK);
    const reader = await visit(publication, BLANK, { viewport: PHONE });
    await register(author, person('dora'));
    await register(reader, person('emil'));
    const path = await write(author, { title: 'On echoes' });
    // Hours on a page pass in no time.
    for (const page of [author, reader]) await page.clock.install();
    await Promise.all([author.goto(path), reader.goto(path)]);

    await reader.getByRole('button', { name: 'Follow dora' }).first().click();
    await told(author, 1);
    await timePasses(author);
    await unread(author, 1);

    // The author sees the comment on the page that is open, and is told of it.
    await comment(reader, 'Who is there?');
    await told(author, 2);
    await timePasses(author);
    await author.locator('.comment-list .card', { hasText: 'Who is there?' }).waitFor();
    await unread(author, 2);

    // So is who commented, when the author answers.
    expect(await reader.locator('.unread-count').count()).toBe(0);
    await comment(author, 'An echo.');
    await told(reader, 1);
    await timePasses(reader);
    await reader.locator('.comment-list .card', { hasText: 'An echo.' }).waitFor();
    await unread(reader, 1);
    expect(await reader.locator('.comment-list .card').count()).toBe(2);

    await reader.locator('.navbar a[href="/notifications"]').click();
    const toReader = reader.locator('.notification');
    await expect.poll(() => toReader.locator('p').allInnerTexts()).toEqual(['dora commented on On echoes']);
    await author.locator('.navbar a[href="/notifications"]').click();
    await expect
      .poll(() => author.locator('.notification p').allInnerTexts())
      .toEqual(['emil commented on On echoes', 'emil follows you now']);

    // A notification leads to what it tells of, and is read by that.
    await toReader.getByRole('link', { name: 'On echoes' }).click();
    await reader.waitForURL(`**${path}`);
    await reader.locator('.unread-count').waitFor({ state: 'detached' });
    await author.getByRole('link', { name: 'emil' }).last().click();
    await author.waitForURL('**/profile/emil');
    await unread(author, 1);
    await author.locator('.navbar a[href="/notifications"]').click();
    await author.getByRole('button', { name: 'Mark all as read' }).click();
    await author.locator('.unread-count').waitFor({ state: 'detached' });
    await told(author, 0);
  });

  it('edit and delete what they wrote', async () => {
    const author = await visit(publication);
    await signUp(author, person('carol'));
    await publish(author, { title: 'A draft', tags: ['early', 'late'] });
    await author.getByRole('link', { name: 'Edit Article' }).first().click();
    await expect.poll(() => author.locator('input[name=title]').inputValue()).toBe('A draft');
    await author.fill('input[name=title]', 'A finished piece');
    await author.getByRole('button', { name: 'Remove tag early' }).click();
    await author.getByRole('button', { name: 'Publish Article' }).click();
    await author.locator('.article-page h1', { hasText: 'A finished piece' }).waitFor();
    expect(await author.locator('.article-content .tag-default').allInnerTexts()).toEqual(['late']);
    await author.getByRole('button', { name: 'Delete Article' }).first().click();
    await author.waitForURL(`${publication.url}/`);
    await author.locator('.sidebar').waitFor();
    expect(await author.locator('.article-preview', { hasText: 'A finished piece' }).count()).toBe(0);
  });
});

/** Lets a page live through a minute, in which it asks again for whatever it watches. */
function timePasses(page: Page): Promise<void> {
  return page.clock.fastForward(60_000);
}

async function unread(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: `Notifications, ${count} unread` }).waitFor();
}

async function comment(page: Page, words: string): Promise<void> {
  await page.getByPlaceholder('Write a comment...').fill(words);
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.locator('.comment-list .card', { hasText: words }).waitFor();
}
