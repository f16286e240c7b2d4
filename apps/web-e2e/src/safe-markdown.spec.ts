import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { person, signUp } from './support/people.ts';

const { visit, takeTroubles } = useBrowser();
let publication: Publication;
beforeAll(async () => {
  publication = await openPublication('Attempts');
});

const ATTEMPTS = [
  '<script>window.ran = 1</script>',
  '<img src="/none.png" onerror="window.ran = 1">',
  '<svg onload="window.ran = 1"><script>window.ran = 1</script></svg>',
  '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  '<a href="javascript:window.ran = 1">raw</a>',
  '[link](javascript:window.ran=1)',
  '[link](JaVaScRiPt&colon;window.ran=1)',
  '[link](<\u0001javascript:window.ran=1>)',
  '[link](data:text/html,<script>window.ran=1</script>)',
  '[link](vbscript:window.ran=1)',
  '![image](javascript:window.ran=1)',
  '![image](data:image/svg+xml,<svg/onload=window.ran=1>)',
  '![image](x"onerror="window.ran=1)',
  '<javascript:window.ran=1>',
  '[reference]\n\n[reference]: javascript:window.ran=1',
];

const CODE = [
  '```html',
  '<script>window.ran = 1</script><img src=x onerror="window.ran = 1">',
  '```',
  '```js onload="window.ran = 1"',
  'const run = "</code></pre><script>window.ran = 1</script>";',
  '```',
  '```"><script>window.ran=1</script>',
  'text',
  '```',
].join('\n');

/** What of the page could run a script, or would: nothing. */
async function expectHarmless(content: Locator): Promise<void> {
  expect(await content.locator('script, svg, iframe, object, embed, style, form').count()).toBe(0);
  const found = await content.evaluate((element) => {
    const elements = [...element.querySelectorAll('*')];
    return {
      handlers: elements.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
      addresses: elements
        .flatMap((one) => [one.getAttribute('href'), one.getAttribute('src')])
        .filter((address) => address !== null && /^\W*(?:javascript|data|vbscript)/i.test(address)),
    };
  });
  expect(found).toEqual({ handlers: [], addresses: [] });
  for (const link of await content.locator('.markdown a').all()) {
    if ((await link.innerText()) !== 'a plain link')
      await link.click({ modifiers: ['Alt'], noWaitAfter: true });
  }
  expect(await hasRun(content.page())).toBe(false);
}

function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(() => 'ran' in window);
}

const TEXT = [...ATTEMPTS, CODE, '[a plain link](https://example.com)'].join('\n\n');

describe('a text that tries to run a script', () => {
  it('is text and nothing else, in its preview and where it is published', async () => {
    const page = await visit(publication);
    await signUp(page, person('mallory'));
    await page.goto('/editor');
    await page.fill('input[name=title]', 'Attempts');
    await page.fill('input[name=description]', 'Many');
    await page.fill('textarea[name=body]', TEXT);
    await page.locator('.preview .hljs-keyword').first().waitFor();
    await expectHarmless(page.locator('.preview'));

    await page.getByRole('button', { name: 'Publish Article' }).click();
    const content = page.locator('.article-content');
    await content.locator('.hljs-keyword').first().waitFor();
    await expectHarmless(content);
    expect(await content.locator('pre').first().innerText()).toContain('<script>window.ran = 1</script>');
    expect(await content.getByRole('link', { name: 'a plain link' }).getAttribute('rel')).toContain(
      'nofollow',
    );
  });
});

/** Puts a script into the page as somebody would who had found a way. */
async function smuggle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.ran = 1');
    image.src = '/none.png';
    document.body.append(image);
    return new Promise((resolve) => image.addEventListener('error', resolve));
  });
}

describe('the policy that every page comes with', () => {
  it('lets only the app’s own files run', async () => {
    const page = await visit(publication);
    for (const path of ['/', '/article/any', '/editor']) {
      const policy = (await page.goto(path))?.headers()['content-security-policy'] ?? '';
      const directives = new Map(
        policy.split(';').map((directive) => {
          const [name = '', ...sources] = directive.trim().split(/\s+/);
          return [name, sources] as const;
        }),
      );
      expect(directives.get('default-src')).toEqual(["'self'"]);
      expect(directives.get('script-src')).toEqual(["'self'"]);
    }
  });

  it('stops a script that got into the page', async () => {
    const page = await visit(publication);
    await page.locator('.home-page').waitFor();
    await smuggle(page);
    expect(await hasRun(page)).toBe(false);
    expect(takeTroubles()).toHaveLength(2);
  });

  it('is what stops it: without the policy it would run', async () => {
    const page = await visit(publication, '/', { bypassCSP: true });
    await page.locator('.home-page').waitFor();
    await smuggle(page);
    expect(await hasRun(page)).toBe(true);
  });
});
