import type { Stage } from '@scaleout/topology';
import { firstStage } from '../stages.ts';
import { columns } from './columns.ts';

/** What people want to know of a stage that runs. */
export function addresses(stage: Stage, port: number, stop: string): string {
  const rows = [
    ['Press', `http://localhost:${port}`],
    ['any publication', `http://<slug>.localhost:${port}`],
    ['API, explained', `http://localhost:${port}/api/docs`],
    ['sign in as', 'demo@example.com or reader@example.com, password demo-password'],
    ['logs', `./scaleout logs --follow${stage.id === firstStage ? '' : ` --stage ${stage.id}`}`],
    ['stop', stop],
  ];
  return `\n  ${stage.id}: ${stage.title}\n\n${columns(rows)}\n`;
}
