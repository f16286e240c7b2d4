import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsInBothThemes, seriousFaults } from './support/accessibility.ts';
import { BLANK, useBrowser } from './support/browser.ts';
import { furnish, unfurnished } from './support/furnish.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { ask, person } from './support/people.ts';
import { settled } from './support/settled.ts';
import { look, ownersSights, type Sight, strangersSights } from './support/sights.ts';

const BODY = `## A heading

A [link](https://example.com), *emphasis*, \`code\`, and a picture: ![A fox](/default-avatar.svg)

\`\`\`ts
// Says hello.
export const greet = (name: string): string => \`Hello, \${name}, \${1 + 2}\`;
if (null === undefined) throw new Error('never', { cause: /[a-z]+/ });
\`\`\`

\`\`\`css
.card > a:hover { color: #fff; content: "x"; }
\`\`\`

> A quotation

| one | two |
| --- | --- |
| 1   | 2   |

- [x] done
- [ ] to do
`;

const { visit } = useBrowser({ lasting: true });
let publication: Publication;
let owner: Page;
let reader: Page;
const content = unfurnished({
  reader: person('ria'),
  titles: ['On plainness', 'On readers'],
  body: BODY,
  description: 'In short',
  tag: 'c#',
  comment: 'Mine, of more\nthan one line',
});

beforeAll(async () => {
  publication = await openPublication('The Plain Reader');
  [owner, reader] = await Promise.all([
    visit(publication, BLANK, { reducedMotion: 'reduce' }),
    visit(publication, BLANK, { reducedMotion: 'reduce' }),
  ]);
  await furnish(content, publication, owner, reader);
  await ask(reader, 'DELETE', '/api/platform/sessions/current');
});

const named = (sights: readonly Sight[]) => sights.map((sight) => [sight.name, sight] as const);

describe('axe finds nothing serious, by day and by night, at', () => {
  it.each(named(ownersSights(content)))('%s (signed in)', async (_, sight) => {
    await look(owner, sight);
    expect(await faultsInBothThemes(owner)).toEqual([]);
  });

  it.each(named(strangersSights(content)))('%s (signed out)', async (_, sight) => {
    await look(reader, sight);
    expect(await faultsInBothThemes(reader)).toEqual([]);
  });

  it('a host of no publication', async () => {
    const nowhere = await visit({ url: publication.url.replace('//web-', '//none-') });
    await settled(nowhere);
    expect(await faultsInBothThemes(nowhere)).toEqual([]);
  });
});

describe('whatever colour a publication has, what is written can be read', () => {
  it.each(['/', '/notifications', '/publication', 'an article'])('at %s', async (path) => {
    await look(owner, { name: path, path: () => (path === 'an article' ? content.theirs : path) });
    const found: string[] = [];
    for (const color of ['#ffff00', '#000000', '#ffffff', '#ff00ff']) {
      // As the page does with the colour that the API tells it.
      await owner.evaluate((own) => document.documentElement.style.setProperty('--press-color', own), color);
      found.push(...(await faultsInBothThemes(owner, 'contrast')).map((fault) => `${color}: ${fault}`));
    }
    expect(found).toEqual([]);
  });
});

describe('axe', () => {
  it('finds a field without a name, and words too pale to read', async () => {
    await look(reader, { name: 'signing in', path: () => '/login' });
    await reader.evaluate(() => {
      for (const label of document.querySelectorAll('label')) label.remove();
      document.querySelector<HTMLElement>('main h1')!.style.color = '#ddd';
    });
    await reader.emulateMedia({ colorScheme: 'light' });
    const found = await seriousFaults(reader);
    expect(found.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['label', 'color-contrast']),
    );
  });
});
