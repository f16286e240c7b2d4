import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, person, publish, signUp } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Atlas');
});

describe('finding one’s way', () => {
  it('by tags, whatever characters they have', async () => {
    const page = await visit(publication);
    await signUp(page, person('tess'));
    await publish(page, { title: 'Odd names', tags: ['100%', 'c#/.net', '50%25 off?'] });
    for (const tag of ['100%', 'c#/.net', '50%25 off?']) {
      await page.goto('/');
      await page.locator('.sidebar .tag-pill', { hasText: tag }).click();
      await page.locator('.feed-toggle .active', { hasText: `# ${tag}` }).waitFor();
      await page.locator('.article-preview h1', { hasText: 'Odd names' }).waitFor();
      await page.reload();
      await page.locator('.article-preview h1', { hasText: 'Odd names' }).waitFor();
    }
  });

  it('over pages, back and forth', async () => {
    const page = await visit(publication);
    await signUp(page, person('pia'));
    for (let number = 1; number <= 12; number += 1) {
      const article = { title: `Sheet ${number}`, description: 'd', body: 'b', tagList: ['sheets'] };
      await ask(page, 'POST', '/api/articles', { article });
    }
    await page.goto('/tag/sheets');
    await expect.poll(() => page.locator('.article-preview').count()).toBe(10);
    await page.getByRole('link', { name: 'Page 2' }).click();
    await page.waitForURL('**/tag/sheets?page=2');
    await expect.poll(() => page.locator('.article-preview').count()).toBe(2);
    expect(await page.locator('.page-item.active').innerText()).toBe('2');
    await page.goBack();
    await expect.poll(() => page.locator('.article-preview').count()).toBe(10);
  });

  it('puts the focus on the heading of each new page, and its name in the title', async () => {
    const page = await visit(publication, '/register');
    await page.getByRole('heading', { name: 'Sign up' }).waitFor();
    await page.locator('.navbar').getByText('Sign in').click();
    await expect.poll(() => page.locator('h1:focus').allInnerTexts()).toEqual(['Sign in']);
    await expect.poll(() => page.title()).toBe('Sign in · Atlas');
  });

  it.each(['/article/nowhere', '/profile/nobody', '/no/such/page'])(
    'says that nothing is at %s',
    async (path) => {
      const page = await visit(publication, path);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
      await page.getByRole('link', { name: 'Go to the front page' }).click();
      await page.locator('.home-page').waitFor();
    },
  );

  it('says that nobody has opened a publication at a host of no publication', async () => {
    const nowhere = publication.url.replace('//web-', '//none-');
    const page = await visit({ ...publication, url: nowhere });
    await page.getByRole('heading', { name: 'There is no publication at this address' }).waitFor();
  });
});
