import type { BrowserContextOptions, Page } from 'playwright-core';
import type { SpecBrowser } from '../src/support/browser.ts';
import { openPublication, type Publication } from '../src/support/open-publication.ts';
import { ask, person, register, signIn, write } from '../src/support/people.ts';

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 420">
  <rect width="960" height="420" fill="#dfe9f1"/>
  <circle cx="700" cy="120" r="54" fill="#f7f1dd"/>
  <path d="M0 250q120-60 240 0t240 0 240 0 240 0v170H0z" fill="#6f9cc0"/>
  <path d="M0 310q120-50 240 0t240 0 240 0 240 0v110H0z" fill="#2f628f"/>
  <path d="M0 370q120-40 240 0t240 0 240 0 240 0v50H0z" fill="#17406a"/>
</svg>`;

const TIDES = `Twice a day the harbour empties, and twice a day it fills again. Nobody here looks up any more; the
boats do it for them.

![The sea under a low moon](/pictures/tide.svg)

## What pulls

The moon pulls the near side of the earth a little more than its middle, and the middle a little more than the far
side. What is left over is *stretching*, and water gives way to it.

\`\`\`ts
/** Height of the tide in metres, so many hours after high water. */
export function tideAt(hours: number, range = 4.2): number {
  const period = 12.42; // from one high water to the next
  return (range / 2) * Math.cos((2 * Math.PI * hours) / period);
}
\`\`\`

> Ask the boats, they have been here longer than you.

| harbour | range |
| --- | --- |
| Saint-Malo | 13.6 m |
| Cuxhaven | 3.0 m |
`;

const ARTICLES = [
  {
    title: 'How to read a harbour wall',
    description: 'Four colours of stone, and what each of them has seen.',
    tags: ['harbours', 'history'],
  },
  {
    title: 'The keeper of the tide tables',
    description: 'Sixty years of pencil in one ledger, now handed on.',
    tags: ['people', 'history'],
  },
  {
    title: 'Salt, rope and radio',
    description: 'What still goes aboard a small boat, and why.',
    tags: ['boats', 'craft'],
  },
];

/** A publication with two people in conversation, as the pictures and the figures want it. */
export interface TidalReview {
  readonly publication: Publication;
  /** Address of the article with everything in it. */
  readonly article: string;
  /** Opens a page, signed in as who wrote that article or as nobody. */
  visit(path: string, who: 'ada' | 'nobody', options?: BrowserContextOptions): Promise<Page>;
}

const ada = person('ada');
const ben = person('ben');

async function showPicture(page: Page): Promise<void> {
  await page.route('**/pictures/tide.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
}

export async function openTidalReview({ visit }: SpecBrowser): Promise<TidalReview> {
  const publication = await openPublication('The Tidal Review');
  const owner = await visit(publication);
  await signIn(owner, publication.owner);
  await ask(owner, 'PUT', '/api/platform/publication', { publication: { color: '#17507d' } });

  const writer = await visit(publication);
  await register(writer, ada);
  const reader = await visit(publication);
  await register(reader, ben);
  await ask(reader, 'POST', '/api/profiles/ada/follow');
  for (const article of ARTICLES) await write(writer, { ...article, body: TIDES });
  const article = await write(writer, {
    title: 'Why the sea comes back',
    description: 'On tides, and those who wait for them.',
    body: TIDES,
    tags: ['sea', 'science'],
  });
  const path = `/api${article.replace('article', 'articles')}`;
  await ask(reader, 'POST', `${path}/favorite`);
  await ask(reader, 'POST', `${path}/comments`, {
    comment: { body: 'I read this on the quay, at low water. Thank you.' },
  });
  await ask(writer, 'POST', `${path}/comments`, {
    comment: { body: 'Then you had six hours left.\nCome by, the kettle is on.' },
  });

  return {
    publication,
    article,
    async visit(address, who, options) {
      const page = await visit(publication, '/', options);
      await showPicture(page);
      if (who === 'ada') await signIn(page, ada);
      await page.goto(address);
      return page;
    },
  };
}
