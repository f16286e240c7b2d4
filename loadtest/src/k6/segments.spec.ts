import { expect, it } from 'vitest';
import { segmentsOf } from './segments.ts';

it('cuts a load into equal parts that come to the whole', () => {
  expect(segmentsOf(3)).toEqual(
    ['0:1/3', '1/3:2/3', '2/3:1'].map((segment) => [
      '--execution-segment',
      segment,
      '--execution-segment-sequence',
      '0,1/3,2/3,1',
    ]),
  );
});

it('tells one k6 alone nothing of it', () => {
  expect(segmentsOf(1)).toEqual([[]]);
});
