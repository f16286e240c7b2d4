import type { Response } from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Publication as Shown } from '@scaleout/contracts';
import { BLANK, refusal } from '../support/errors.ts';
import type { Person } from '../support/person.ts';
import { openPublication, publications, type Publication } from '../support/publication.ts';
import type { Visitor } from '../support/visitor.ts';

const NO_COLOR = refusal('color', 'must be a colour such as #266a4d');

describe.each(publications)('changing a publication chosen by $chosenBy', ({ chosenBy }) => {
  let press: Publication;
  let owner: Person;
  let before: Shown;
  beforeEach(async () => {
    press = await openPublication(chosenBy);
    owner = await press.owner();
    before = await shown();
  });

  const shown = async (): Promise<Shown> =>
    (await press.get('/platform/publication').expect(200)).body.publication;
  const change = async (publication: unknown, status: number, who: Visitor = owner): Promise<Response> =>
    who.put('/platform/publication', { publication }).expect(status);

  it('takes a name and a colour, each alone and both, and answers with all of it', async () => {
    for (const publication of [
      { name: 'The Tidal Review' },
      { color: '#aa3300' },
      { name: 'The Tidal Review, Weekly', color: '#0044cc' },
    ]) {
      const expected = { ...(await shown()), ...publication };
      expect((await change(publication, 200)).body).toEqual({ publication: expected });
      expect(await shown()).toEqual(expected);
    }
  });

  it('keeps what it is not told', async () => {
    expect((await change({}, 200)).body).toEqual({ publication: before });
    await change({ slug: 'stolen', host: 'stolen.localhost', id: 1, createdAt: 'now' }, 200);
    expect(await shown()).toEqual(before);
  });

  it('takes a colour in any case of letters, and says it in lower case', async () => {
    expect((await change({ color: '#A0B1fF' }, 200)).body.publication.color).toBe('#a0b1ff');
    expect((await shown()).color).toBe('#a0b1ff');
  });

  it.each([
    'green',
    '#fff',
    '266a4d',
    '#266a4',
    '#266a4d0',
    '#266a4g',
    ' #266a4d',
    '#266a4d\n',
    '#２66a4d',
    '',
    null,
    7,
    ['#266a4d'],
    {},
  ])('refuses the colour %j', async (color) => {
    expect((await change({ name: 'Changed', color }, 422)).body).toEqual(NO_COLOR);
    expect(await shown()).toEqual(before);
  });

  it.each([null, '', ' \n'])('refuses the name %j', async (name) => {
    expect((await change({ name, color: '#aa3300' }, 422)).body).toEqual(refusal('name', BLANK));
    expect(await shown()).toEqual(before);
  });

  it('is for the owner alone', async () => {
    const member = await press.register();
    expect((await change({ name: 'Mine now' }, 403, member)).body).toEqual(
      refusal('publication', 'forbidden'),
    );
    expect((await change({}, 403, member)).body).toEqual(refusal('publication', 'forbidden'));
    expect((await change({ name: 'Mine now' }, 401, press)).body).toEqual(refusal('token', 'is missing'));
    expect(await shown()).toEqual(before);
  });

  it('is not for the owner of another, whether a stranger here or a member', async () => {
    const other = await openPublication(chosenBy);
    const otherOwner = await other.owner();
    const stranger = press.withToken(otherOwner.token);
    expect((await change({ name: 'Ours' }, 401, stranger)).body).toEqual(
      refusal('token', 'is invalid or expired'),
    );
    const member = await press.register('owner-of-another');
    await change({ name: 'Ours' }, 403, member);
    await change({ name: 'Theirs' }, 200, otherOwner);
    expect(await shown()).toEqual(before);
  });
});
