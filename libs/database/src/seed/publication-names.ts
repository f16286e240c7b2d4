import { capitalized } from './text/template.ts';

const FIRST = [
  'daily',
  'weekly',
  'evening',
  'morning',
  'sunday',
  'northern',
  'southern',
  'open',
  'modern',
  'local',
];
const SECOND = [
  'harbor',
  'ledger',
  'courier',
  'beacon',
  'gazette',
  'lantern',
  'compass',
  'orchard',
  'signal',
  'almanac',
  'chronicle',
  'mirror',
  'tribune',
  'dispatch',
  'notebook',
  'observer',
  'review',
  'herald',
  'post',
  'record',
];

const COLORS = ['#8a3b12', '#1d4f91', '#6b2d73', '#0f6b6b', '#8a1f3d', '#4f5d12'];

export interface PublicationName {
  readonly slug: string;
  readonly name: string;
  readonly color: string;
}

/** The name and colour of the publication of that number, from 0: `daily-harbor`, `daily-ledger`, …, `weekly-harbor`, … */
export function publicationName(index: number): PublicationName {
  const first = FIRST[Math.floor(index / SECOND.length) % FIRST.length] ?? '';
  const second = SECOND[index % SECOND.length] ?? '';
  const round = Math.floor(index / (FIRST.length * SECOND.length));
  const suffix = round === 0 ? '' : String(round + 1);
  return {
    slug: [first, second, suffix].filter(Boolean).join('-'),
    color: COLORS[index % COLORS.length] ?? '',
    name: ['The', capitalized(first), capitalized(second), suffix].filter(Boolean).join(' '),
  };
}
