import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { authState, person, register, signIn } from './support/people.ts';

const { visit } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Whereabouts');
});

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** Somebody in two browsers: the page of their settings in the first, and any page in the second. */
async function inTwoBrowsers(username: string): Promise<{ settings: Page; elsewhere: Page }> {
  const settings = await visit(publication);
  await register(settings, person(username));
  const elsewhere = await visit(publication, '/', { userAgent: FIREFOX });
  await signIn(elsewhere, person(username));
  await elsewhere.reload();
  await expect.poll(() => authState(elsewhere)).toBe('authenticated');
  await settings.goto('/settings');
  await settings.locator('.session-list li', { hasText: 'Firefox · Linux' }).waitFor();
  return { settings, elsewhere };
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.reload();
  await expect.poll(() => authState(page)).toBe('unauthenticated');
}

describe('where one is signed in', () => {
  it('is listed, and any of it can be ended from anywhere', async () => {
    const { settings, elsewhere } = await inTwoBrowsers('wanda');
    const sessions = settings.locator('.session-list li');
    expect(await sessions.count()).toBe(2);
    expect(await sessions.filter({ hasText: 'This is where you are now.' }).count()).toBe(1);
    await settings.getByRole('button', { name: 'Sign out Firefox · Linux' }).click();
    await expect.poll(() => sessions.count()).toBe(1);
    // What had the focus is gone: it is at the heading of the list.
    expect(await settings.evaluate(() => document.activeElement?.textContent)).toBe(
      'Where you are signed in',
    );
    await expectSignedOut(elsewhere);
    await settings.reload();
    await expect.poll(() => sessions.count()).toBe(1);
  });

  it('is reduced to here by one button', async () => {
    const { settings, elsewhere } = await inTwoBrowsers('walter');
    await settings.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect.poll(() => settings.locator('.session-list li').count()).toBe(1);
    expect(await settings.getByRole('button', { name: 'Sign out everywhere else' }).count()).toBe(0);
    await expectSignedOut(elsewhere);
    await settings.reload();
    await expect.poll(() => authState(settings)).toBe('authenticated');
  });

  it('is here alone after a new password', async () => {
    const { settings, elsewhere } = await inTwoBrowsers('wilma');
    await settings.fill('input[name=password]', 'a better password');
    await settings.fill('input[name=currentPassword]', 'not this one');
    await settings.getByRole('button', { name: 'Update Settings' }).click();
    await settings.locator('.error-messages', { hasText: 'current password is wrong' }).waitFor();
    await settings.fill('input[name=currentPassword]', person('wilma').password);
    await settings.getByRole('button', { name: 'Update Settings' }).click();
    await settings.waitForURL('**/profile/wilma');
    await expectSignedOut(elsewhere);
    await settings.reload();
    await expect.poll(() => authState(settings)).toBe('authenticated');
  });
});
