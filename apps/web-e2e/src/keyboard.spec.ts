import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, PHONE, useBrowser } from './support/browser.ts';
import { focused, focusIsVisible, focusOn, tabTo } from './support/keyboard.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { signIn, write } from './support/people.ts';
import { settled } from './support/settled.ts';

const { visit } = useBrowser({ lasting: true });
let publication: Publication;
let page: Page;

beforeAll(async () => {
  publication = await openPublication('Keys alone');
  page = await visit(publication, BLANK);
  await signIn(page, publication.owner);
});

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('by keyboard alone', () => {
  it('one skips what every page begins with', async () => {
    await page.goto('/');
    await settled(page);
    await press('Tab');
    expect(await focused(page)).toBe('a Skip to content');
    expect(await focusIsVisible(page)).toBe(true);
    await press('Enter');
    await focusOn(page.locator('main'));
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('one writes an article, with tags and formatting, and publishes it', async () => {
    await page.goto('/');
    await tabTo(page, page.locator('.navbar').getByRole('link', { name: 'New Article' }));
    await press('Enter');
    await focusOn(page.getByRole('heading', { name: 'New Article' }));
    await tabTo(page, page.getByLabel('Title'));
    await page.keyboard.type('By hand');
    await press('Tab');
    await page.keyboard.type('Without a mouse');

    // The bar is one stop; within it the arrows go on, and come round.
    await press('Tab');
    expect(await focused(page)).toBe('button Heading');
    await press('ArrowRight');
    expect(await focused(page)).toBe('button Bold');
    await press('ArrowLeft', 'ArrowLeft');
    expect(await focused(page)).toBe('button List');
    expect(await focusIsVisible(page)).toBe(true);
    await press('Home');
    expect(await focused(page)).toBe('button Heading');
    await press('End', 'Home', 'ArrowRight', 'Enter');
    await focusOn(page.getByLabel('Text'));
    // What stands for the words is selected, to be typed over.
    await page.keyboard.type('bold');
    await press('End');
    await page.keyboard.type(' words');
    expect(await page.getByLabel('Text').inputValue()).toBe('**bold** words');

    await tabTo(page, page.getByPlaceholder('Enter tags'));
    for (const tag of ['one', 'two', 'three']) {
      await page.keyboard.type(tag);
      await press('Enter');
    }
    await tabTo(page, page.getByRole('button', { name: 'Remove tag two' }));
    await press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Publish Article' }));
    await press('Enter');
    await focusOn(page.getByRole('heading', { name: 'By hand' }));
    expect(await page.locator('.article-content strong').innerText()).toBe('bold');
    expect(await page.locator('.article-content .tag-default').allInnerTexts()).toEqual(['one', 'three']);
  });

  it('one takes a tag off and goes on where one was', async () => {
    await page.goto('/editor');
    await tabTo(page, page.getByPlaceholder('Enter tags'));
    for (const tag of ['first', 'second']) {
      await page.keyboard.type(tag);
      await press('Enter');
    }
    await press('Tab');
    expect(await focused(page)).toBe('button Remove tag first');
    await press('Enter');
    await focusOn(page.getByRole('list', { name: 'Tags of this article' }));
    await press('Tab');
    expect(await focused(page)).toBe('button Remove tag second');
  });

  it('one turns from the text to its preview on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto('/editor');
    const [text, preview] = [
      page.getByRole('tab', { name: 'Write' }),
      page.getByRole('tab', { name: 'Preview' }),
    ];
    await tabTo(page, text);
    await press('Tab', 'Tab');
    await focusOn(page.locator('textarea[name=body]'));
    await page.keyboard.type('*Leaning*');
    await tabTo(page, text, 'Shift+Tab');
    await press('ArrowRight');
    await focusOn(preview);
    expect(await focusIsVisible(page)).toBe(true);
    await page.locator('.preview em', { hasText: 'Leaning' }).waitFor();
    await press('ArrowLeft');
    await focusOn(text);
    expect(await page.locator('textarea[name=body]').inputValue()).toBe('*Leaning*');
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('a dialog takes the focus, holds it, and gives it back', async () => {
    await page.goto('/editor');
    await page.fill('input[name=title]', 'Not for long');
    const discard = page.getByRole('button', { name: 'Discard draft' });
    await tabTo(page, discard);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Discard this draft?' });
    await focusOn(dialog.getByRole('button', { name: 'Keep it' }));
    for (let i = 0; i < 4; i += 1) {
      await press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      expect(await focusIsVisible(page)).toBe(true);
    }
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusOn(discard);
    expect(await page.inputValue('input[name=title]')).toBe('Not for long');

    await press('Enter');
    await focusOn(dialog.getByRole('button', { name: 'Keep it' }));
    await press('Tab', 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await focusOn(page.getByLabel('Title'));
    expect(await page.inputValue('input[name=title]')).toBe('');
  });

  it('one comments, and takes the comment back', async () => {
    await page.goto(await write(page, { title: 'To be talked of' }));
    await tabTo(page, page.getByLabel('Your comment'));
    await page.keyboard.type('Well said');
    await tabTo(page, page.getByRole('button', { name: 'Post Comment' }));
    await press('Enter');
    await page.locator('.comment-list .card', { hasText: 'Well said' }).waitFor();
    expect(await focused(page)).toBe('button Post Comment');
    await tabTo(page, page.getByRole('button', { name: 'Delete comment' }));
    await press('Enter');
    await focusOn(page.getByRole('heading', { name: 'Comments' }));
    await page.getByText('No comments yet.').waitFor();
  });

  it('one turns a page, and is at the start of what is new', async () => {
    for (let number = 1; number <= 11; number += 1) {
      await write(page, { title: `Sheet ${number}`, tags: ['sheets'] });
    }
    await page.goto('/tag/sheets');
    await tabTo(page, page.getByRole('link', { name: 'Page 2' }));
    await press('Enter');
    await focusOn(page.getByRole('region', { name: '#sheets, page 2' }));
    await expect.poll(() => page.locator('.article-preview').count()).toBe(1);
    await tabTo(page, page.locator('.article-preview .author'));
    await press('Tab', 'Tab', 'Enter');
    await focusOn(page.getByRole('heading', { name: 'Sheet 1', level: 1 }));
  });

  it('one reaches every control of a page, and sees where one is', async () => {
    for (const path of ['/', '/settings', '/publication', '/publications', '/notifications', '/open']) {
      await page.goto(path);
      await settled(page);
      await tabTo(page, page.getByRole('combobox', { name: 'Appearance' }));
    }
  });
});

describe('who wants no motion', () => {
  it('gets none', async () => {
    const still = await visit(publication, '/', { reducedMotion: 'reduce' });
    await still.route('**/api/articles**', () => undefined);
    await still.reload();
    await still.locator('.mantine-Skeleton-root').first().waitFor();
    expect(await longestMotion(still)).toBeLessThanOrEqual(1);
    await still.goto('/login');
    await still.locator('button[type=submit]').waitFor();
    expect(await longestMotion(still)).toBeLessThanOrEqual(1);
    await still.unroute('**/api/articles**');
    await signIn(still, publication.owner);
    await still.goto('/editor');
    await still.fill('input[name=title]', 'Still');
    await still.getByRole('button', { name: 'Discard draft' }).click();
    await still.getByRole('dialog').waitFor();
    expect(await longestMotion(still)).toBeLessThanOrEqual(1);
  });

  it('would be found to get some: a skeleton pulses for everybody else', async () => {
    const moving = await visit(publication, '/', { reducedMotion: 'no-preference' });
    await moving.route('**/api/articles**', () => undefined);
    await moving.reload();
    await moving.locator('.mantine-Skeleton-root').first().waitFor();
    expect(await longestMotion(moving)).toBeGreaterThan(1);
  });
});

/** The longest animation or transition that anything on the page has or would have, in milliseconds. */
function longestMotion(shown: Page): Promise<number> {
  return shown.evaluate(() => {
    const milliseconds = (list: string) =>
      list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000));
    const motions = [...document.querySelectorAll('*')].flatMap((element) =>
      [null, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part);
        const animated = style.animationName === 'none' ? [] : milliseconds(style.animationDuration);
        return [...animated, ...milliseconds(style.transitionDuration)];
      }),
    );
    return Math.max(...motions);
  });
}
