import { exceptions, requirements } from './requirements.ts';

const BEGIN = '<!-- made by `npx nx asvs session` -->';
const END = '<!-- end -->';

function byId(one: readonly string[], other: readonly string[]): number {
  return (one[0] ?? '').localeCompare(other[0] ?? '', 'en', { numeric: true });
}

/** The README with the table in its place. */
export function withTable(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  const proven = requirements
    .map(({ id, asks, file, test }) => [id, asks, `[${test.replaceAll('|', '\\|')}](../../${file})`])
    .sort(byId);
  const excepted = exceptions.map(([id, why]) => [id, why]).sort(byId);
  const lines = [
    '',
    '| ASVS 5.0 | asks | proven by |',
    '| --- | --- | --- |',
    ...proven.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '| ASVS 5.0 | why there is no test |',
    '| --- | --- |',
    ...excepted.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ];
  return `${readme.slice(0, begin + BEGIN.length)}\n${lines.join('\n')}\n${readme.slice(end)}`;
}
