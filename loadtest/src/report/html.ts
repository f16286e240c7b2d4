import { pageStyle } from './page-style.ts';
import type { Report } from './report.ts';
import { sectionsOf } from './sections.ts';
import type { Figure, Section, Table } from './table.ts';

/** Widths that pictures are drawn in: one for desks, one for phones, where a wide one would be shrunk until nobody reads it. */
const WIDE = 760;
const NARROW = 340;

/** The report as one page that needs nothing besides itself. */
export function renderHtml(report: Report): string {
  const sections = sectionsOf(report);
  const title = `Load test ${escape(report.run)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<nav aria-label="Sections"><ul>${sections.map(({ id, heading }) => `<li><a href="#${escape(id)}">${escape(heading)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${sections.map(section).join('\n')}
</main>
</body>
</html>
`;
}

function section({ id, heading, sentences, lists, figures }: Section): string {
  return `<section id="${escape(id)}" aria-labelledby="${escape(id)}-heading">
<h2 id="${escape(id)}-heading">${escape(heading)}</h2>
${sentences.map((sentence) => `<p>${escape(sentence)}</p>`).join('\n')}
${lists
  .map(
    (list) =>
      `<h3>${escape(list.heading)}</h3><ul>${list.sentences.map((sentence) => `<li>${escape(sentence)}</li>`).join('')}</ul>`,
  )
  .join('\n')}
${figures.map(figure).join('\n')}
</section>`;
}

function figure({ table: of, draw }: Figure): string {
  if (!draw) return table(of);
  return `<figure>
<figcaption>${escape(of.caption)}</figcaption>
<div class="wide">${draw(WIDE)}</div>
<div class="narrow">${draw(NARROW)}</div>
<details><summary>The figures of “${escape(of.caption)}”</summary>${table(of)}</details>
</figure>`;
}

/** It scrolls by itself where it is wider than the page, by keyboard as well. */
function table({ caption, head, rows }: Table): string {
  const header = head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('');
  const row = ([name = '', ...cells]: readonly string[]) =>
    `<tr><th scope="row">${escape(name)}</th>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`;
  return `<div class="scroll" role="region" aria-label="${escape(caption)}" tabindex="0"><table><caption>${escape(caption)}</caption><thead><tr>${header}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table></div>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
