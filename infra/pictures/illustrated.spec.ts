import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { illustrated } from './illustrated.ts';
import { putPictures } from './put-pictures.ts';

it.each(illustrated)('$path has its pictures as the stages are now', ({ path, file, stages }) => {
  const readme = readFileSync(file, 'utf8');
  expect(
    putPictures(readme, stages) === readme,
    `${path} has stale pictures. Draw them anew: npm run pictures`,
  ).toBe(true);
});

it('knows every folder that has stages', () => {
  const infra = new URL('..', import.meta.url);
  const withStages = readdirSync(infra).filter((folder) => existsSync(new URL(`${folder}/stages.ts`, infra)));
  expect(illustrated.map(({ path }) => path).toSorted()).toEqual(
    withStages.map((folder) => `infra/${folder}/README.md`).toSorted(),
  );
});

it('finds a picture stale when the data is no longer what was drawn', () => {
  const [{ file, stages }] = illustrated as [(typeof illustrated)[number]];
  const readme = readFileSync(file, 'utf8');
  const bigger = stages.map((stage) => ({
    ...stage,
    computers: stage.computers.map((computer) => ({ ...computer, cpus: computer.cpus + 1 })),
  }));
  expect(putPictures(readme, bigger)).not.toBe(readme);
  expect(putPictures(putPictures(readme, bigger), stages)).toBe(readme);
});

it('says which picture has no place, and which place no stage', () => {
  const [{ stages }] = illustrated as [(typeof illustrated)[number]];
  expect(() => putPictures('# nothing', stages)).toThrow('there is no place for the picture of one-box');
  const place = '<!-- picture of two-boxes -->\n<!-- end of picture -->';
  expect(() => putPictures(place, [])).toThrow(
    'there is a place for the picture of two-boxes, and no such stage',
  );
});
