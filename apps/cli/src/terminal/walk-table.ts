import type { Walk } from '@scaleout/local';
import { columns } from './columns.ts';

/** The steps of a walk, how long each took, and for how long nobody could write. */
export function walkTable({ steps }: Walk): string {
  const rows = steps.map(({ says, ms, heldUpMs }) => [
    says,
    `${(ms / 1_000).toFixed(1)} s`,
    heldUpMs === null ? '-' : `${Math.round(heldUpMs)} ms`,
  ]);
  return columns([['step', 'took', 'writes waited'], ...rows]);
}
