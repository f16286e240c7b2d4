/**
 * The words that give each of several k6 its part of a load: an equal share, in k6's own terms. Visits keep the numbers that
 * they would have with one k6, so that mix and choice are the same however many there are. Nothing for one alone.
 */
export function segmentsOf(instances: number): string[][] {
  if (instances === 1) return [[]];
  const bounds = Array.from({ length: instances + 1 }, (_, index) => bound(index, instances));
  return bounds
    .slice(1)
    .map((end, index) => [
      '--execution-segment',
      `${bounds[index] ?? ''}:${end}`,
      '--execution-segment-sequence',
      bounds.join(','),
    ]);
}

function bound(index: number, instances: number): string {
  if (index === 0) return '0';
  return index === instances ? '1' : `${index}/${instances}`;
}
