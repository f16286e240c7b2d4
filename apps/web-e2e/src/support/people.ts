import type { Page } from 'playwright-core';

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

/** Asks the API from within the page, as whoever is signed in there. */
export function ask<Answer>(
  page: Page,
  method: 'GET' | 'POST',
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
      return (await response.json()) as Answer;
    },
    [path, method, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}
