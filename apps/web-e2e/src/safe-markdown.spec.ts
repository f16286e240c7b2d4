import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { person, publish, signUp } from './support/people.ts';

const { visit } = useBrowser();
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

describe('an article that tries to run a script', () => {
  it('is text and nothing else', async () => {
    const page = await visit(publication);
    await signUp(page, person('mallory'));
    await publish(page, {
      title: 'Attempts',
      body: [...ATTEMPTS, '[a plain link](https://example.com)'].join('\n\n'),
    });

    const content = page.locator('.article-content');
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
    expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
    expect(await content.getByRole('link', { name: 'a plain link' }).getAttribute('rel')).toContain(
      'nofollow',
    );
  });

  it('would be stopped by the policy that the page comes with', async () => {
    const response = await fetch(publication.url.replace(/\/\/[^:]+/, '//localhost'));
    const policy = response.headers.get('content-security-policy') ?? '';
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources] as const;
      }),
    );
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
  });
});
