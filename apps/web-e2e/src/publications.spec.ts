import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, authState, person, register, signIn, write } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('First Light');
});

const focusedField = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));

describe('opening a publication', () => {
  it('proposes an address, keeps what was refused, and leads there to sign in', async () => {
    const name = `Été ${randomBytes(4).toString('hex')}`;
    const slug = name.toLowerCase().replace('été ', 'ete-');
    const page = await visit(publication);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Open a publication' }).click();
    await page.getByRole('heading', { name: 'Open a publication' }).waitFor();

    await page.getByLabel('Name', { exact: true }).fill(name);
    expect(await page.inputValue('input[name=slug]')).toBe(slug);
    await page.getByText(`Readers will find it at ${slug}.localhost`).waitFor();
    // An address of one's own stays whatever the name becomes.
    await page.fill('input[name=slug]', 'www');
    await page.getByLabel('Name', { exact: true }).fill(`${name}!`);
    expect(await page.inputValue('input[name=slug]')).toBe('www');

    await page.fill('input[name=username]', 'ana');
    await page.fill('input[name=email]', 'ana@example.com');
    await page.fill('input[name=password]', 'ana-password');
    await page.locator('input[name=color]').fill('#aa3377');
    await page.getByRole('button', { name: 'Open Publication' }).click();
    await page.locator('.error-messages li', { hasText: 'address is reserved' }).waitFor();
    expect(await focusedField(page)).toBe('slug');
    expect(await page.getAttribute('input[name=slug]', 'aria-invalid')).toBe('true');
    expect(await page.inputValue('input[name=email]')).toBe('ana@example.com');
    expect(await page.inputValue('input[name=password]')).toBe('ana-password');
    expect(await page.inputValue('input[name=color]')).toBe('#aa3377');

    await page.fill('input[name=slug]', slug);
    await page.fill('input[name=password]', 'short');
    await page.getByRole('button', { name: 'Open Publication' }).click();
    await page.locator('.error-messages li', { hasText: 'password is too short' }).waitFor();
    expect(await focusedField(page)).toBe('password');
    await page.fill('input[name=password]', 'ana-password');
    await page.getByRole('button', { name: 'Open Publication' }).click();

    const opened = page.getByRole('heading', { name: `${name}! is open` });
    await opened.waitFor();
    await expect.poll(() => opened.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.getByRole('link', { name: `Go to ${name}!` }).click();
    await page.waitForURL(`**//${slug}.localhost:*/login*`);
    expect(await page.inputValue('input[name=email]')).toBe('ana@example.com');
    await page.fill('input[name=password]', 'ana-password');
    await page.locator('main button[type=submit]').click();
    await page.locator('.navbar a[href="/profile/ana"]').waitFor();
    expect(await page.locator('.navbar-brand').innerText()).toBe(`${name}!`);
    await page.getByRole('link', { name: 'About this publication' }).click();
    await expect.poll(() => page.inputValue('input[name=color]')).toBe('#aa3377');
    expect(await page.getByLabel('Link to sign up').inputValue()).toMatch(
      new RegExp(`//${slug}\\.localhost:\\d+/register$`),
    );
  });
});

describe('other publications', () => {
  it('are found by their name, and led to', async () => {
    const other = await openPublication(`Second Dawn ${randomBytes(4).toString('hex')}`);
    const page = await visit(publication);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Other publications' }).click();
    await page.getByRole('heading', { name: 'Publications' }).waitFor();
    await page.getByLabel('Search by name or address').fill(other.name.slice(3));
    const found = page.getByRole('list', { name: 'Publications' }).getByRole('link');
    await expect.poll(() => found.allInnerTexts()).toEqual([other.name]);
    await found.click();
    await page.waitForURL(`${other.url}/`);
    await page.locator('.navbar-brand', { hasText: other.name }).waitFor();

    await page.goto('/publications');
    await page.getByLabel('Search by name or address').fill('First Light');
    await expect.poll(() => found.first().innerText()).toBe('First Light');
    await page.getByLabel('Search by name or address').fill(randomBytes(8).toString('hex'));
    await page.getByText('No publication has this in its name.').waitFor();
  });

  it('are there also at a host of none', async () => {
    const page = await visit({ url: publication.url.replace('//web-', '//none-') });
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Other publications' }).click();
    await page.getByLabel('Search by name or address').fill('First Light');
    const found = page.getByRole('list', { name: 'Publications' }).getByRole('link');
    await expect.poll(() => found.first().innerText()).toBe('First Light');
    await page.goto('/');
    await main.getByRole('link', { name: 'Open a publication' }).click();
    await page.getByRole('button', { name: 'Open Publication' }).waitFor();
    const slug = `none-${randomBytes(4).toString('hex')}`;
    await page.getByLabel('Name', { exact: true }).fill(slug);
    await page.fill('input[name=username]', 'uma');
    await page.fill('input[name=email]', 'uma@example.com');
    await page.fill('input[name=password]', 'uma-password');
    await page.getByRole('button', { name: 'Open Publication' }).click();
    await page.getByRole('heading', { name: `${slug} is open` }).waitFor();
  });
});

describe('the same name in two publications', () => {
  it('is two people, who know nothing of each other', async () => {
    const other = await openPublication('Second Light');
    const here = await visit(publication);
    const kim = person('kim');
    await register(here, kim);
    await ask<unknown>(here, 'PUT', '/api/user', { user: { bio: 'Writes about the morning' } });
    await write(here, { title: 'Morning' });

    // One browser, two publications: signed in at one is a stranger at the other.
    const there = await here.context().newPage();
    await there.goto(`${other.url}/profile/kim`);
    await there.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await there.locator('.navbar a[href="/login"]').waitFor();
    expect(await authState(there)).toBe('unauthenticated');
    await there.goto(`${other.url}/login`);
    await there.fill('input[name=email]', kim.email);
    await there.fill('input[name=password]', kim.password);
    await there.locator('main button[type=submit]').click();
    await there.locator('.error-messages', { hasText: 'Email or password is wrong.' }).waitFor();

    // The name is free there, and so is the email.
    await register(there, { ...kim, email: 'another-kim@example.com', password: 'another password' });
    await ask<unknown>(there, 'PUT', '/api/user', { user: { bio: 'Writes about the evening' } });
    await there.goto(`${other.url}/profile/kim`);
    await there.locator('.user-info', { hasText: 'Writes about the evening' }).waitFor();
    await there.locator('.article-list', { hasText: 'No articles are here' }).waitFor();

    await here.goto('/profile/kim');
    await here.locator('.user-info', { hasText: 'Writes about the morning' }).waitFor();
    await here.locator('.article-preview', { hasText: 'Morning' }).waitFor();
    await here.goto('/settings');
    await expect.poll(() => here.inputValue('input[name=email]')).toBe(kim.email);
    await there.goto(`${other.url}/settings`);
    await expect.poll(() => there.inputValue('input[name=email]')).toBe('another-kim@example.com');

    // Signing out of one leaves one signed in at the other.
    await there.getByRole('button', { name: 'Or click here to logout' }).click();
    await there.locator('.navbar a[href="/login"]').waitFor();
    await here.reload();
    await expect.poll(() => authState(here)).toBe('authenticated');
    await expect(signIn(there, kim)).rejects.toThrow('401');
  });
});
