import { describe, expect, it } from 'vitest';
import { pageNumbers } from './page-numbers.ts';

describe('the pages offered as links', () => {
  it('are all of them when they are few', () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(2, 4)).toEqual([1, 2, 3, 4]);
  });

  it('are the first, the last and the neighbours when they are many', () => {
    expect(pageNumbers(50, 100_000)).toEqual([1, null, 49, 50, 51, null, 100_000]);
    expect(pageNumbers(1, 9)).toEqual([1, 2, null, 9]);
    expect(pageNumbers(9, 9)).toEqual([1, null, 8, 9]);
  });

  it('leave no gap that hides a single page', () => {
    expect(pageNumbers(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('stay whole when the address asks for a page past the last', () => {
    expect(pageNumbers(12, 3)).toEqual([1, 2, 3]);
  });
});
