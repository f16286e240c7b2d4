import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { PHONE, useBrowser } from '../src/support/browser.ts';
import { settled } from '../src/support/settled.ts';
import { openTidalReview, type TidalReview } from './tidal-review.ts';

const ALL = fileURLToPath(new URL('../dist/screenshots', import.meta.url));
const README = fileURLToPath(new URL('../../web/docs/screenshots', import.meta.url));

// The six of them that the README of the web app shows.
const SHOWN = [
  'home-desktop-light',
  'article-phone-light',
  'article-code-phone-dark',
  'editor-desktop-dark',
  'comments-phone-light',
  'publication-desktop-light',
];

const DESKTOP = { width: 1200, height: 800 };

const SIZES = [
  ['desktop', { viewport: DESKTOP }],
  ['phone', { viewport: PHONE, isMobile: true, hasTouch: true }],
] as const;

interface Picture {
  name: string;
  path: string;
  who?: 'nobody';
  before?: (page: Page) => Promise<unknown>;
}

const browser = useBrowser({ lasting: true });
let review: TidalReview;
beforeAll(async () => {
  review = await openTidalReview(browser);
  await mkdir(ALL, { recursive: true });
  await mkdir(README, { recursive: true });
});

function scrollTo(selector: string) {
  return (page: Page) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.scrollIntoView());
}

async function writeSomething(page: Page): Promise<void> {
  await page.fill('input[name=title]', 'A walk at low water');
  await page.fill('input[name=description]', 'Two miles of sand that were sea this morning.');
  const body = [
    '## Before you go',
    'Look at the *tide table*, then look again.',
    '```js',
    "const home = hoursTo('high water') - 2;",
    '```',
    '- boots',
    '- a watch',
    '- somebody who knows you left',
  ];
  await page.fill('textarea[name=body]', body.join('\n'));
  await page.locator('.hljs-keyword').or(page.getByRole('tab').first()).first().waitFor();
}

async function beRefused(page: Page): Promise<void> {
  await page.fill('input[name=email]', 'ada@example.com');
  await page.fill('input[name=password]', 'not this one');
  await page.click('button[type=submit]');
  await page.locator('.error-messages').waitFor();
}

async function loseTheServer(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.locator('.unavailable-banner p').waitFor();
  await page.locator('.load-failure').first().waitFor();
}

function pictures(): Picture[] {
  const { article } = review;
  return [
    { name: 'home', path: '/' },
    { name: 'home-signed-out', path: '/', who: 'nobody' },
    { name: 'feed-empty', path: '/?feed=following' },
    { name: 'tag', path: '/tag/history' },
    { name: 'home-end', path: '/', before: scrollTo('.site-footer') },
    { name: 'article', path: article },
    { name: 'article-code', path: article, before: scrollTo('.markdown h2') },
    { name: 'comments', path: article, before: scrollTo('.comments') },
    { name: 'comments-signed-out', path: article, who: 'nobody', before: scrollTo('.comments') },
    { name: 'editor', path: '/editor', before: writeSomething },
    { name: 'editor-existing', path: article.replace('/article/', '/editor/') },
    { name: 'profile', path: '/profile/ada' },
    { name: 'favorites', path: '/profile/ben/favorites' },
    { name: 'notifications', path: '/notifications' },
    { name: 'settings', path: '/settings' },
    { name: 'sign-in-refused', path: '/login', who: 'nobody', before: beRefused },
    { name: 'sign-up', path: '/register', who: 'nobody' },
    { name: 'publication', path: '/publication' },
    { name: 'publications', path: '/publications' },
    { name: 'open', path: '/open', who: 'nobody' },
    { name: 'not-found', path: '/no/such/page' },
    { name: 'unavailable', path: '/', before: loseTheServer },
  ];
}

it.each(SIZES)('takes a picture of every page on a %s, by day and by night', async (size, options) => {
  for (const { name, path, who = 'ada', before } of pictures()) {
    const page = await review.visit(path, who, options);
    await settled(page);
    await before?.(page);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const file = `${name}-${size}-${theme}`;
      await page.screenshot({ path: `${ALL}/${file}.png` });
      if (SHOWN.includes(file)) await copyFile(`${ALL}/${file}.png`, `${README}/${file}.png`);
    }
    await page.context().close();
    browser.takeTroubles();
  }
  expect(pictures().length).toBeGreaterThan(20);
});
