import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { browserEnv } from './env.ts';
import type { Publication } from './open-publication.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for the specs of a file. Every person gets a context of their own: nobody shares cookies or storage. */
export function useBrowser(): { visit: (publication: Publication, path?: string) => Promise<Page> } {
  let browser: Browser;
  let troubles: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromiumPath'),
      args: FLAGS,
      env: browserEnv(inject('chromiumEnv')),
    });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    // Whatever else a spec looks at, no page may throw or be caught at something its policy forbids.
    const found = troubles;
    troubles = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser.close());

  return {
    async visit(publication, path = '/') {
      const context = await browser.newContext({ baseURL: publication.url });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) troubles.push(message.text());
      });
      await page.goto(path);
      return page;
    },
  };
}
