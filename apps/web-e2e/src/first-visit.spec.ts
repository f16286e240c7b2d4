import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, PHONE, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, signIn, write } from './support/people.ts';
import { settled } from './support/settled.ts';
import { readVitals, watchVitals } from '../tasks/vitals.ts';

const BODY = `## A heading

${'Words upon words, as an article has them. '.repeat(40)}

\`\`\`ts
const code = 'highlighted when its colours are here';
\`\`\`

${'More words. '.repeat(80)}
`;

const { visit } = useBrowser();
let publication: Publication;
let article: string;
beforeAll(async () => {
  publication = await openPublication('First Sight');
  const page = await visit(publication, BLANK);
  await signIn(page, publication.owner);
  for (let number = 1; number <= 11; number += 1) {
    article = await write(page, { title: `Number ${number}`, body: BODY, tags: ['many', `tag-${number}`] });
  }
  await ask<unknown>(page, 'POST', `/api${article.replace('article', 'articles')}/comments`, {
    comment: { body: 'Well said' },
  });
});

describe('the home page', () => {
  it('asks the API for all that it shows at once, and waits for one answer only', async () => {
    const page = await visit(publication, BLANK);
    const held: Route[] = [];
    await page.route('**/api/**', (route) => void held.push(route));
    const asked = () =>
      held.map((route) => new URL(route.request().url()).pathname.replace('/api', '')).sort();
    await page.goto('/');
    await expect.poll(asked).toEqual(['/articles', '/platform/publication', '/tags', '/user']);
    // Nothing has been answered, and all has been asked.
    await page.locator('.preferences select').first().waitFor();
    expect(asked()).toEqual(['/articles', '/platform/publication', '/tags', '/user']);
    expect(await page.locator('.article-preview').count()).toBe(0);
    await Promise.all(held.map((route) => route.continue()));
    await expect.poll(() => page.locator('.article-preview').count()).toBe(10);
    await page.locator('.sidebar .tag-pill', { hasText: 'many' }).waitFor();
    await page.locator('.navbar a[href="/login"]').waitFor();
    expect(await page.locator('.navbar-brand').innerText()).toBe('First Sight');
    expect(asked()).toEqual(['/articles', '/platform/publication', '/tags', '/user']);
  });
});

describe.each([
  ['a phone', PHONE],
  ['a desktop', { width: 1280, height: 800 }],
] as const)('on %s nothing jumps', (_, viewport) => {
  async function shiftOf(path: string, signedIn: boolean): Promise<number> {
    const page = await visit(publication, BLANK, { viewport });
    if (signedIn) {
      await signIn(page, publication.owner);
      await page.goto('/settings');
      await page.locator('.navbar a[href="/profile/owner"]').waitFor();
    }
    await watchVitals(page);
    await delayAnswers(page);
    await page.goto(path);
    await settled(page);
    await page
      .locator(path === '/' ? '.article-preview' : '.article-content .hljs-keyword')
      .first()
      .waitFor();
    await painted(page);
    return (await readVitals(page)).layoutShift;
  }

  it.each([
    ['home', false],
    ['home', true],
    ['an article', false],
  ] as const)('on %s (signed in: %s)', async (name, signedIn) => {
    expect(await shiftOf(name === 'home' ? '/' : article, signedIn)).toBeLessThanOrEqual(0.02);
  });
});

it('a jump would be seen', async () => {
  const page = await visit(publication, BLANK);
  await watchVitals(page);
  await page.goto('/');
  await settled(page);
  await page.evaluate(() => {
    const block = document.createElement('div');
    block.style.height = '300px';
    document.querySelector('main')?.prepend(block);
  });
  await painted(page);
  expect((await readVitals(page)).layoutShift).toBeGreaterThan(0.02);
});

/** Answers later than the page is drawn, as over a real network, and not all at once. */
async function delayAnswers(page: Page): Promise<void> {
  let waiting = 0;
  await page.route('**/api/**', (route) => {
    waiting += 1;
    setTimeout(() => void route.continue(), 100 + waiting * 40);
  });
}

/** Waits until what changed last has been drawn, and what observes it has heard. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
      }),
  );
}
