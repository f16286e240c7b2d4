import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
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

/** A path where nothing is drawn and nothing runs: quick to open, to ask the API from. */
export const BLANK = '/favicon.svg';

/** A phone held upright. */
export const PHONE = { width: 390, height: 844 };

export interface UseBrowserOptions {
  /** Leaves what was opened open until the last spec of the file, so that specs can share who is signed in. */
  lasting?: boolean;
}

export interface SpecBrowser {
  /** Opens a page as somebody new: nobody shares cookies or storage. */
  visit(publication: Pick<Publication, 'url'>, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The errors that pages had since the last spec or call; for a spec that provokes them. */
  takeTroubles(): string[];
}

/** A browser for the specs of a file. */
export function useBrowser({ lasting = false }: UseBrowserOptions = {}): SpecBrowser {
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
    if (!lasting) await Promise.all(browser.contexts().map((context) => context.close()));
    // Whatever else a spec looks at, no page may throw or be caught at something its policy forbids.
    expect(takeTroubles()).toEqual([]);
  });
  afterAll(() => browser.close());

  function takeTroubles(): string[] {
    const found = troubles;
    troubles = [];
    return found;
  }

  function watch(context: BrowserContext) {
    context.setDefaultTimeout(30_000);
    context.on('weberror', (error) => troubles.push(error.error().message));
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) troubles.push(message.text());
    });
  }

  return {
    async visit(publication, path = '/', options = {}) {
      const context = await browser.newContext({ baseURL: publication.url, ...options });
      watch(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    takeTroubles,
  };
}
