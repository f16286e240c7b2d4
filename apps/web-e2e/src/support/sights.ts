import type { Page } from 'playwright-core';
import { PHONE } from './browser.ts';
import type { Furnished } from './furnish.ts';
import { settled } from './settled.ts';

/** A page, and what is done there to see all of it. */
export interface Sight {
  name: string;
  path: () => string;
  look?: (page: Page) => Promise<void>;
}

const fillEditor = (content: Furnished) => async (page: Page) => {
  await page.fill('input[name=title]', 'A title');
  await page.fill('textarea[name=body]', content.body);
  await page.locator('.preview .hljs-keyword').first().waitFor();
};

/** Every page, as the publication's owner sees it. The content may be filled in after the pages are listed. */
export function ownersSights(content: Furnished): readonly Sight[] {
  return [
    { name: 'home', path: () => '/' },
    { name: 'an empty feed', path: () => '/?feed=following' },
    { name: 'a tag', path: () => `/tag/${encodeURIComponent(content.tag)}` },
    {
      name: 'one’s own article',
      path: () => content.mine,
      look: (page) => page.locator('.hljs-keyword').first().waitFor(),
    },
    { name: 'another’s article', path: () => content.theirs },
    { name: 'a new article with its preview', path: () => '/editor', look: fillEditor(content) },
    {
      name: 'the question before a draft is thrown away',
      path: () => '/editor',
      look: async (page) => {
        await page.fill('input[name=title]', 'A title');
        await page.getByRole('button', { name: /Discard draft|초안 버리기/ }).click();
        await page.getByRole('dialog').getByRole('button').nth(1).waitFor();
      },
    },
    { name: 'an edit', path: () => content.mine.replace('article', 'editor'), look: fillEditor(content) },
    {
      name: 'the editor on a phone',
      path: () => '/editor',
      look: async (page) => {
        await page.setViewportSize(PHONE);
        await page.getByRole('tab').nth(1).click();
        await page.locator('.preview').waitFor();
      },
    },
    { name: 'one’s own profile', path: () => '/profile/owner' },
    { name: 'another’s profile', path: () => `/profile/${content.reader.username}` },
    { name: 'favourites', path: () => '/profile/owner/favorites' },
    { name: 'settings', path: () => '/settings' },
    { name: 'notifications', path: () => '/notifications' },
    {
      name: 'one’s publication',
      path: () => '/publication',
      look: (page) => page.locator('.publication-page input[name=color]').waitFor(),
    },
    { name: 'other publications', path: () => '/publications' },
    { name: 'exploring', path: () => '/explore' },
    { name: 'opening a publication', path: () => '/open' },
    { name: 'nothing', path: () => '/no/such/page' },
  ];
}

const refuse = async (page: Page) => {
  await page.locator('button[type=submit]').click();
  await page.locator('.error-messages').waitFor();
};

/** What somebody sees who is not signed in, and what goes wrong. */
export function strangersSights(content: Furnished): readonly Sight[] {
  return [
    { name: 'home', path: () => '/' },
    { name: 'an article', path: () => content.mine },
    { name: 'signing in, refused', path: () => '/login', look: refuse },
    { name: 'signing up, refused', path: () => '/register', look: refuse },
    { name: 'opening a publication, refused', path: () => '/open', look: refuse },
    {
      name: 'a page whose data did not come',
      path: () => `/profile/${content.reader.username}`,
      look: async (page) => {
        await page.route('**/api/**', (route) => route.fulfill({ status: 503, body: '' }));
        await page.reload();
        await page.locator('.load-failure').first().waitFor();
        await page.locator('.unavailable-banner p').waitFor();
        await page.unroute('**/api/**');
      },
    },
  ];
}

/** Opens a page and does what is to be done there. */
export async function look(page: Page, { path, look: act }: Sight): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path());
  if (act) await act(page);
  await settled(page);
}
