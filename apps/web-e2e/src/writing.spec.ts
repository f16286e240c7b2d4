import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, PHONE, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, person, register, signIn, write } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
let session: Awaited<ReturnType<BrowserContext['storageState']>>;
beforeAll(async () => {
  publication = await openPublication('The Desk');
  const page = await visit(publication, BLANK);
  await signIn(page, publication.owner);
  session = await page.context().storageState();
});

/** The owner at that page, in a new browser: drafts are a browser's own. */
function writer(path: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
  return visit(publication, path, { viewport, storageState: session });
}

const editorPath = (article: string) => article.replace('article', 'editor');
const draftStatus = (page: Page) => page.locator('.draft-status').innerText();
const body = (page: Page) => page.locator('textarea[name=body]');
const title = (page: Page) => page.locator('input[name=title]');
const publishButton = (page: Page) => page.getByRole('button', { name: 'Publish Article' });

const PICTURE_AND_CODE = `![A face](/default-avatar.svg)

\`\`\`ts
const answer: number = 42; // sure
\`\`\`

\`\`\`
plain
\`\`\`
`;

describe('the preview', () => {
  it('follows what is typed, beside it', async () => {
    const page = await writer('/editor');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('What you write is shown here').waitFor();
    await body(page).pressSequentially('## One');
    await preview.getByRole('heading', { name: 'One' }).waitFor();
    await body(page).pressSequentially('\n\nand *two*');
    await preview.locator('em', { hasText: 'two' }).waitFor();
    const [left, right] = await Promise.all([body(page).boundingBox(), preview.boundingBox()]);
    expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x);
    await body(page).fill('');
    await preview.getByText('What you write is shown here').waitFor();
  });

  it('is behind a tab on a phone', async () => {
    const page = await writer('/editor', PHONE);
    await body(page).fill('**Bold** and so on');
    await page.getByRole('tab', { name: 'Preview' }).click();
    await page.locator('.preview strong', { hasText: 'Bold' }).waitFor();
    expect(await body(page).isVisible()).toBe(false);
    await page.getByRole('tab', { name: 'Write' }).click();
    expect(await body(page).inputValue()).toBe('**Bold** and so on');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });

  it('shows pictures and coloured code as the article then does', async () => {
    const page = await writer('/editor');
    await title(page).fill('Picture and code');
    await page.fill('input[name=description]', 'Both');
    await body(page).fill(PICTURE_AND_CODE);
    const shown = async (place: string) => {
      const within = page.locator(place);
      await within.locator('.hljs-keyword', { hasText: 'const' }).waitFor();
      expect(await within.locator('.hljs-number').innerText()).toBe('42');
      expect(await within.locator('.hljs-comment').innerText()).toBe('// sure');
      const picture = within.getByRole('img', { name: 'A face' });
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      const colours = await within
        .locator('.hljs-keyword, .hljs-number, .hljs-comment')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
      expect(new Set(colours).size).toBe(3);
    };
    await shown('.preview');
    await publishButton(page).click();
    await page.locator('.article-page').waitFor();
    await shown('.article-content');
  });

  it('is formatted by the bar, which undo takes back', async () => {
    const page = await writer('/editor');
    await body(page).fill('words');
    await body(page).selectText();
    await page.getByRole('button', { name: 'Bold' }).click();
    expect(await body(page).inputValue()).toBe('**words**');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await body(page).inputValue()).toBe('words');
    await body(page).selectText();
    await page.getByRole('button', { name: 'Link' }).click();
    expect(await body(page).inputValue()).toBe('[words](https://)');
    // What is left to write is selected.
    await page.keyboard.type('https://example.com');
    expect(await body(page).inputValue()).toBe('[words](https://example.com)');
  });
});

describe('a draft', () => {
  it('is there after a reload and after the page was closed, and gone once it is published', async () => {
    const page = await writer('/editor');
    await title(page).fill('Kept');
    await page.fill('input[name=description]', 'For now');
    await body(page).fill('Half a sentence');
    await page.getByPlaceholder('Enter tags').fill('tagged');
    await page.getByPlaceholder('Enter tags').press('Enter');
    expect(await draftStatus(page)).toBe('Your draft is kept in this browser.');
    await page.reload();
    await expect.poll(() => title(page).inputValue()).toBe('Kept');
    expect(await draftStatus(page)).toMatch(/^This is your draft of .+\.$/);
    expect(await body(page).inputValue()).toBe('Half a sentence');
    expect(await page.locator('.editor-tags').innerText()).toContain('tagged');

    // Typed and closed at once, as people do.
    await body(page).fill('A whole sentence.');
    await page.close({ runBeforeUnload: true });
    const again = await page.context().newPage();
    await again.goto('/editor');
    await expect.poll(() => body(again).inputValue()).toBe('A whole sentence.');

    await publishButton(again).click();
    await again.locator('.article-page h1', { hasText: 'Kept' }).waitFor();
    await again.goto('/editor');
    await title(again).waitFor();
    expect(await title(again).inputValue()).toBe('');
    expect(await draftStatus(again)).toBe('');
  });

  it('is kept when one only looks at another page, and discarded on request', async () => {
    const page = await writer('/editor');
    await title(page).fill('Doubtful');
    await page.locator('.navbar-brand').click();
    await page.locator('.home-page').waitFor();
    await page.locator('.navbar').getByText('New Article').click();
    await expect.poll(() => title(page).inputValue()).toBe('Doubtful');
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
    await expect.poll(() => title(page).inputValue()).toBe('');
    await expect.poll(() => page.getByRole('button', { name: 'Discard draft' }).count()).toBe(0);
    await page.reload();
    await title(page).waitFor();
    expect(await title(page).inputValue()).toBe('');
  });

  it('of a new article and those of edits don’t mix', async () => {
    const page = await writer(BLANK);
    const [one, two] = [await write(page, { title: 'One' }), await write(page, { title: 'Two' })];
    const change = async (path: string, text: string) => {
      await page.goto(path);
      await body(page).fill(text);
      await expect.poll(() => draftStatus(page)).toContain('Your draft is kept');
    };
    await change('/editor', 'of a new one');
    await change(editorPath(one), 'of one');
    await change(editorPath(two), 'of two');
    for (const [path, text] of [
      ['/editor', 'of a new one'],
      [editorPath(one), 'of one'],
      [editorPath(two), 'of two'],
    ] as const) {
      await page.goto(path);
      await expect.poll(() => body(page).inputValue()).toBe(text);
    }
    // Nor do two people's in one browser. (Registering ends the session of who was there, which other specs share.)
    await page.context().clearCookies();
    await register(page, person('wilma'));
    await page.goto('/editor');
    await body(page).waitFor();
    expect(await body(page).inputValue()).toBe('');
  });

  it('says that the article was changed elsewhere meanwhile', async () => {
    const page = await writer(BLANK);
    const path = await write(page, { title: 'Moving', body: 'Before' });
    await page.goto(editorPath(path));
    await body(page).fill('My change');
    await expect.poll(() => draftStatus(page)).toContain('Your draft is kept');
    await page.goto('/');
    const article = { article: { body: 'A change from elsewhere' } };
    await ask<unknown>(page, 'PUT', `/api${path.replace('article', 'articles')}`, article);
    await page.goto(editorPath(path));
    await expect.poll(() => body(page).inputValue()).toBe('My change');
    expect(await draftStatus(page)).toContain('The article was changed elsewhere since.');
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
    await expect.poll(() => body(page).inputValue()).toBe('A change from elsewhere');
  });
});

describe('an article that was deleted', () => {
  it('can be written again from what says so', async () => {
    const page = await writer(BLANK);
    await page.goto(await write(page, { title: 'Too soon', body: 'All of it', tags: ['early'] }));
    await page.getByRole('button', { name: 'Delete Article' }).first().click();
    const notice = page.locator('.notice p', { hasText: 'The article is deleted.' });
    await notice.waitFor();
    await notice.getByRole('link', { name: 'Edit it as a new article' }).click();
    await page.waitForURL('**/editor');
    await expect.poll(() => title(page).inputValue()).toBe('Too soon');
    expect(await body(page).inputValue()).toBe('All of it');
    expect(await page.locator('.editor-tags').innerText()).toContain('early');
    await publishButton(page).click();
    await page.locator('.article-page h1', { hasText: 'Too soon' }).waitFor();
  });
});

describe('a text that is refused', () => {
  it('stays, with the focus in what is missing', async () => {
    const page = await writer('/editor');
    await body(page).fill('No title yet');
    await publishButton(page).click();
    await page.locator('.error-messages li', { hasText: /title can.t be blank/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('title');
    expect(await body(page).inputValue()).toBe('No title yet');
  });
});
