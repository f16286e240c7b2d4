import type { Report } from './report.ts';
import { sectionsOf } from './sections.ts';
import type { Section, Table } from './table.ts';

/** The report as Markdown: every table, without the pictures of them. */
export function renderMarkdown(report: Report): string {
  return `${[`# Load test ${report.run}`, ...sectionsOf(report).map(section)].join('\n\n')}\n`;
}

function section({ heading, sentences, lists, figures }: Section): string {
  return [
    `## ${heading}`,
    ...sentences,
    ...lists.flatMap((list) => [
      `${list.heading}:`,
      list.sentences.map((sentence) => `- ${sentence}`).join('\n'),
    ]),
    ...figures.map((figure) => table(figure.table)),
  ].join('\n\n');
}

function table({ head, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
