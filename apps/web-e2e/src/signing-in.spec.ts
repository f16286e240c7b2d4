import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { authState } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Keys');
});

describe('signing in', () => {
  it('with a wrong password says so and keeps the email that was typed', async () => {
    const page = await visit(publication, '/login');
    await page.fill('input[name=email]', publication.owner.email);
    await page.fill('input[name=password]', 'not this one');
    await page.click('button[type=submit]');
    await page.locator('.error-messages li', { hasText: 'Email or password is wrong.' }).waitFor();
    expect(await page.inputValue('input[name=email]')).toBe(publication.owner.email);
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  it('takes the keyboard alone', async () => {
    const page = await visit(publication);
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    const tabTo = async (text: string) => {
      for (let i = 0; i < 20 && (await focused()) !== text; i += 1) await keyboard.press('Tab');
      expect(await focused()).toBe(text);
    };
    await page.locator('.navbar a[href="/login"]').waitFor();
    await tabTo('Sign in');
    await keyboard.press('Enter');
    // The new page is announced: the focus is on its heading, and the fields come next.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await focused()).toBe('Sign in');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type(publication.owner.email);
    await keyboard.press('Tab');
    await keyboard.type(publication.owner.password);
    await keyboard.press('Enter');
    await page.locator('.navbar a[href="/profile/owner"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('leads back to the page that asked for it', async () => {
    const page = await visit(publication, '/editor');
    await page.waitForURL('**/login');
    await page.fill('input[name=email]', publication.owner.email);
    await page.fill('input[name=password]', publication.owner.password);
    await page.click('button[type=submit]');
    await page.waitForURL('**/editor');
    await page.getByRole('heading', { name: 'New Article' }).waitFor();
  });

  it('lasts over a reload, hides its cookie from scripts, and ends with signing out', async () => {
    const page = await visit(publication, '/login');
    await page.fill('input[name=email]', publication.owner.email);
    await page.fill('input[name=password]', publication.owner.password);
    await page.click('button[type=submit]');
    await page.locator('.navbar a[href="/profile/owner"]').waitFor();
    await page.reload();
    await expect.poll(() => authState(page)).toBe('authenticated');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.locator('.navbar').getByText('Settings').click();
    await page.getByRole('button', { name: 'Or click here to logout' }).click();
    await page.locator('.navbar a[href="/login"]').waitFor();
    await page.reload();
    await expect.poll(() => authState(page)).toBe('unauthenticated');
    expect(await page.locator('.navbar a[href="/profile/owner"]').count()).toBe(0);
  });
});
