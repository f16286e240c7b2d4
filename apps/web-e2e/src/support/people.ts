import type { Page } from 'playwright-core';
import { vi } from 'vitest';

export interface Person {
  username: string;
  email: string;
  password: string;
}

export function person(username: string): Person {
  return { username, email: `${username}@example.com`, password: `${username}-password` };
}

/** Registers by the form, as people do, and ends on the home page. */
export async function signUp(page: Page, { username, email, password }: Person): Promise<void> {
  await page.goto('/register');
  await page.fill('input[name=username]', username);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.locator(`.navbar a[href="/profile/${username}"]`).waitFor();
}

export interface Text {
  title: string;
  description?: string;
  body?: string;
  tags?: string[];
}

/** Writes an article in the editor and ends on its page. */
export async function publish(
  page: Page,
  { title, description = 'In short', body = 'At length', tags = [] }: Text,
) {
  await page.locator('.navbar').getByText('New Article').click();
  await page.fill('input[name=title]', title);
  await page.fill('input[name=description]', description);
  await page.fill('textarea[name=body]', body);
  for (const tag of tags) {
    await page.getByPlaceholder('Enter tags').fill(tag);
    await page.getByPlaceholder('Enter tags').press('Enter');
  }
  await page.getByRole('button', { name: 'Publish Article' }).click();
  await page.locator('.article-page h1').filter({ hasText: title }).first().waitFor();
}

/** What the page says of the session to those who ask. */
export function authState(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    (
      window as unknown as { __conduit_debug__: { getAuthState(): unknown } }
    ).__conduit_debug__.getAuthState(),
  );
}

/** Asks the API from within the page, as whoever is signed in there. Answers with nothing where the API does. */
export function ask<Answer = undefined>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  return page.evaluate(
    async ([url, verb, json]) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(url, {
        method: verb,
        ...(json === undefined ? {} : { headers, body: json }),
      });
      if (!response.ok) throw new Error(`${verb} ${url} answered ${response.status}`);
      return (response.status === 204 ? undefined : await response.json()) as Answer;
    },
    [path, method, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

/** Registers without the form. The page shows it when it is loaded the next time. */
export async function register(page: Page, user: Person): Promise<void> {
  await ask<unknown>(page, 'POST', '/api/users', { user });
}

/** Signs in without the form. The page shows it when it is loaded the next time. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await ask<unknown>(page, 'POST', '/api/users/login', { user: { email, password } });
}

/** Publishes without the editor. Answers with the path of the article's page. */
export async function write(
  page: Page,
  { title, description = 'In short', body = 'At length', tags = [] }: Text,
): Promise<string> {
  const article = { title, description, body, tagList: tags };
  const answer = await ask<{ article: { slug: string } }>(page, 'POST', '/api/articles', { article });
  return `/article/${answer.article.slug}`;
}

/** Waits until the API has told whoever is signed in of that many things they have not read. */
export async function told(page: Page, count: number): Promise<void> {
  const check = async () => {
    const { unreadCount } = await ask<{ unreadCount: number }>(page, 'GET', '/api/notifications');
    if (unreadCount !== count) throw new Error(`told of ${unreadCount}, not of ${count}`);
  };
  await vi.waitFor(check, { timeout: 20_000, interval: 100 });
}
