/** A line of HAProxy's `show stat`: what stands in the column of a name. */
export type StatRow = (column: string) => string;

/** Reads the table of `show stat`, a line for each front end, back end and server. */
export function readStat(table: string): StatRow[] {
  const [head = '', ...rows] = table.trim().split('\n');
  const names = head.replace(/^# /, '').split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return (column) => cells[names.indexOf(column)] ?? '';
  });
}
