import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { findUnproven } from './find-unproven.ts';
import { withTable } from './render-table.ts';
import { requirements } from './requirements.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readme = fileURLToPath(new URL('../README.md', import.meta.url));

describe('the table of requirements', () => {
  it('in the README is the present one', async () => {
    const text = readFileSync(readme, 'utf8');
    const options = { ...(await prettier.resolveConfig(readme)), filepath: readme };
    expect(await prettier.format(withTable(text), options)).toBe(text);
  });

  it.each(requirements)('names a test that is there: $id', ({ file, test }) => {
    const source = readFileSync(`${root}/${file}`, 'utf8');
    expect(source).toContain(test);
  });
});

describe('a requirement', () => {
  const file = 'a.spec.ts';
  const row = (test: string) => ({ id: '7.0.0', asks: 'something', file, test });
  const ran = (title: string, passed = true) => ({ file, title, passed });

  it('is proven by its test, or by all of those that its title stands for', () => {
    const rows = [row('holds (always)'), row('$method $path is refused')];
    const runs = [ran('holds (always)'), ran('get /a is refused'), ran('put /b is refused')];
    expect(findUnproven(rows, runs)).toEqual([]);
  });

  it('is not proven by a test that failed, did not run, or is of another file', () => {
    const rows = [row('fails'), row('is missing'), row('$method is refused'), row('is elsewhere')];
    const runs = [
      ran('fails', false),
      ran('get is refused'),
      ran('put is refused', false),
      { ...ran('is elsewhere'), file: 'b.spec.ts' },
    ];
    expect(findUnproven(rows, runs)).toEqual(rows);
  });
});
