import type { MigrationStatus } from './migration-status.ts';

const HEADINGS = ['database', 'shard', 'member', 'applied', 'pending'];

/** For people to read: a line for each member of each database. */
export function statusTable(all: readonly MigrationStatus[]): string {
  const rows = [HEADINGS, ...all.map(rowOf)];
  const widths = HEADINGS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Whether a database is neither behind this build nor ahead of it, as far as is known. */
export function isUpToDate({ pending, unknown }: MigrationStatus): boolean {
  return pending?.length === 0 && unknown?.length === 0;
}

function rowOf({ database, shard, member, applied, pending, unknown, problem }: MigrationStatus): string[] {
  const where = [database, shard === null ? '-' : String(shard), member];
  if (problem !== null || !applied || !pending || !unknown) return [...where, '?', problem ?? '?'];
  const ahead = unknown.length === 0 ? [] : [`this build does not know ${unknown.join(', ')}`];
  const behind = pending.length === 0 ? [] : [pending.join(', ')];
  return [...where, String(applied.length), [...behind, ...ahead].join('; ') || 'none'];
}
