import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, person, register, signIn, write } from './support/people.ts';
import { settled } from './support/settled.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Colours');
});

/** Whether the page is dark: its ground, as it is drawn. */
function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
    return Number(red) < 100;
  });
}

/** The hue that something is drawn in, in degrees; null for a grey. */
function hueOf(page: Page, selector: string, property: 'color' | 'backgroundColor'): Promise<number | null> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      context.fillStyle = getComputedStyle(element)[name];
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
      const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
      if (max - min < 8) return null;
      const sixth =
        max === r ? (g - b) / (max - min) : max === g ? 2 + (b - r) / (max - min) : 4 + (r - g) / (max - min);
      return Math.round(sixth * 60 + 360) % 360;
    }, property);
}

const near = (hue: number | null, expected: number) =>
  hue !== null && Math.min(Math.abs(hue - expected), 360 - Math.abs(hue - expected)) <= 35;

describe('light and dark', () => {
  it('are the system’s, and change with it', async () => {
    const page = await visit(publication, '/', { colorScheme: 'dark' });
    await settled(page);
    expect(await isDark(page)).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => isDark(page)).toBe(false);
  });

  it('are the reader’s own when they choose, over a reload and whatever the system says', async () => {
    const page = await visit(publication, '/', { colorScheme: 'light' });
    const choice = page.getByRole('combobox', { name: 'Appearance' });
    expect(await choice.inputValue()).toBe('auto');
    await choice.selectOption('dark');
    await expect.poll(() => isDark(page)).toBe(true);
    await page.reload();
    await settled(page);
    expect(await isDark(page)).toBe(true);
    expect(await choice.inputValue()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'dark' });
    await choice.selectOption('light');
    await expect.poll(() => isDark(page)).toBe(false);
    await choice.selectOption('auto');
    await expect.poll(() => isDark(page)).toBe(true);
  });
});

describe('a publication’s name and colour', () => {
  it('are changed by its owner and seen by everybody, on links and on buttons', async () => {
    const owner = await visit(publication, BLANK);
    await signIn(owner, publication.owner);
    await write(owner, { title: 'On blue' });
    const reader = await visit(publication, '/login');

    await owner.goto('/publication');
    await owner.locator('input[name=name]').fill('The Blue Hour');
    await owner.locator('input[name=color]').fill('#1040d0');
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await owner.locator('.navbar-brand').innerText()).toBe('The Blue Hour');
    await expect
      .poll(async () => near(await hueOf(owner, 'button[type=submit]', 'backgroundColor'), 225))
      .toBe(true);

    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.emulateMedia({ colorScheme });
      await reader.reload();
      await reader.locator('.navbar-brand', { hasText: 'The Blue Hour' }).waitFor();
      await expect
        .poll(async () => near(await hueOf(reader, 'button[type=submit]', 'backgroundColor'), 225))
        .toBe(true);
      expect(await hueOf(reader, 'main a', 'color')).toSatisfy((hue: number | null) => near(hue, 225));
    }
    expect(await reader.title()).toBe('Sign in · The Blue Hour');

    // They are refused together, and what was typed stays.
    await owner.locator('input[name=name]').fill(' ');
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.locator('.error-messages', { hasText: /name can.t be blank/ }).waitFor();
    expect(
      await owner.locator('input[name=name]').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await owner.locator('.navbar-brand').innerText()).toBe('The Blue Hour');
  });

  it('are there from the first moment at the next visit, before the API has said them', async () => {
    const other = await openPublication('Ever Red');
    const page = await visit(other);
    await signIn(page, other.owner);
    await ask<unknown>(page, 'PUT', '/api/platform/publication', { publication: { color: '#c01010' } });
    await page.reload();
    await settled(page);
    await page.route('**/api/**', () => undefined);
    await page.goto('/login');
    await page.locator('button[type=submit]').waitFor();
    expect(await page.locator('.navbar-brand').innerText()).toBe('Ever Red');
    expect(await hueOf(page, 'button[type=submit]', 'backgroundColor')).toSatisfy((hue: number | null) =>
      near(hue, 10),
    );
  });

  it('are not for a member to change', async () => {
    const page = await visit(publication, BLANK);
    await register(page, person('mia'));
    const asked = page.waitForResponse('**/api/platform/membership');
    await page.goto('/publication');
    expect(await (await asked).json()).toEqual({ membership: { role: 'member' } });
    await settled(page);
    await page.getByRole('heading', { name: 'Invite people' }).waitFor();
    expect(await page.locator('.publication-page form').count()).toBe(0);
    const change = { publication: { name: 'Mine now' } };
    await expect(ask<unknown>(page, 'PUT', '/api/platform/publication', change)).rejects.toThrow('403');
  });
});
