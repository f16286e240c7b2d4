import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stage } from '@scaleout/topology';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { loadStages } from './load-stages.ts';
import example from './testing/my-stage.ts';

const taken: Stage[] = [{ ...example, number: 1, id: 'one-box' }];
let folder: TestFolder;

beforeEach(async () => {
  folder = await createTestFolder();
});
afterEach(() => folder.remove());

/** Writes a stage file in a folder that is no part of the repository and loads it. */
function load(name: string, content: string): Promise<Stage[]> {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return loadStages(path, taken);
}

/** The same for a file with that in its default export; its problems, without the folder. */
async function problems(data: unknown): Promise<string> {
  const error = await load('my.mts', `export default ${JSON.stringify(data)};`).catch(
    (thrown: unknown) => thrown,
  );
  return (error as Error).message.replaceAll(`${folder.path}/`, '');
}

describe('a stage file', () => {
  it('is loaded as the README of topology shows it, from any folder', async () => {
    const source = readFileSync(new URL('testing/my-stage.ts', import.meta.url), 'utf8');
    const readme = readFileSync(new URL('../../../../libs/topology/README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\`\`\`ts\n${source}\`\`\``);
    expect(await load('my-stage.ts', source)).toEqual([example]);
  });

  it('may be named by a path from where one is', async () => {
    const file = fileURLToPath(new URL('testing/my-stage.ts', import.meta.url));
    expect(await loadStages(relative(process.cwd(), file), [])).toEqual([example]);
  });

  it.each([
    ['JSON of a stage', 'a.json', JSON.stringify(example)],
    ['JSON of a list', 'b.json', JSON.stringify([example])],
    ['JSON with the list under a name', 'c.json', JSON.stringify({ stages: [example] })],
    ['a module with one named stage', 'd.mts', `export const stage = ${JSON.stringify(example)};`],
    ['a module with named stages', 'e.mjs', `export const stages = [${JSON.stringify(example)}];`],
    ['a list by default', 'f.ts', `export default [${JSON.stringify(example)}];`],
    ['JavaScript in a folder without a package', 'g.js', `export const stage = ${JSON.stringify(example)};`],
    ['a module of the old kind', 'h.js', `module.exports = ${JSON.stringify(example)};`],
  ])('may be %s', async (_, name, content) => {
    expect(await load(name, content)).toEqual([example]);
  });

  it('may have types that are gone when it runs, and compute its stages', async () => {
    const content = `
      type Id = string;
      const ids: Id[] = ['first', 'second'];
      export const stages = ids.map((id, at) => ({ ...(${JSON.stringify(example)}), id, number: 20 + at }));`;
    expect((await load('many.ts', content)).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('is told the file and the place of what is wrong in it', async () => {
    const [computer] = example.computers;
    expect(await problems({ ...example, computers: [{ ...computer, tiers: ['webb'] }] })).toMatch(
      /^my\.mts: stage\.computers\[0\]\.tiers\[0\]: /,
    );
    expect(
      await problems([example, { ...example, number: 12, id: 'other', computers: [computer] }]),
    ).toContain('my.mts: stages[1].computers: no computer has the tier database');
  });

  it('may not take the id or the number of another stage, nor the id of what else is kept beside them', async () => {
    expect(await problems({ ...example, id: 'one-box' })).toBe(
      'my.mts: stage.id: one-box is taken here, choose another',
    );
    expect(await problems([example, { ...example, id: 'tools', number: 1 }])).toBe(
      'my.mts: stages[1].id: tools is taken here, choose another\n' +
        'my.mts: stages[1].number: 1 is the stage one-box here, choose one from 11 to 250',
    );
  });

  it.each([
    ['a file that is not there', 'absent.ts', undefined, /^There is no file .*absent\.ts\.$/],
    ['a file of another kind', 'my.yaml', '', /my\.yaml is no stage file: it ends in none of \.ts, /],
    ['broken JSON', 'my.json', '{"id": ', /my\.json cannot be loaded: Unexpected end of JSON input$/],
    ['a slip of the pen', 'slip.ts', 'export default {', /slip\.ts cannot be loaded: [^\n]+$/],
    [
      'a fault of its own',
      'fault.ts',
      'export default nothing;',
      /fault\.ts cannot be loaded: nothing is not def/,
    ],
    ['nothing that is a stage', 'none.ts', 'export const station = 1;', /none\.ts exports no stage\.$/],
    ['an empty list', 'empty.json', '[]', /empty\.json has a list of stages, and none in it\.$/],
  ])('says in one sentence what is wrong with %s', async (_, name, content, sentence) => {
    const loading = content === undefined ? loadStages(join(folder.path, name), []) : load(name, content);
    await expect(loading).rejects.toThrow(sentence);
  });
});
