import type { Stage } from '@scaleout/topology';
import { firstStage } from '../stages.ts';
import { columns } from './columns.ts';

const inLab = './scaleout exec client -- curl …';

/**
 * What people want to know of a stage that runs.
 * @param within the domain of its names, where it is in the lab
 */
export function addresses(stage: Stage, port: number, stop: string, within?: string): string {
  const rows = [
    ['Press', `http://localhost:${port}`],
    ['any publication', `http://<slug>.localhost:${port}`],
    ...(within === undefined ? [] : [['within the lab', `http://<slug>.${within}, by ${inLab}`]]),
    ['API, explained', `http://localhost:${port}/api/docs`],
    ['sign in as', 'demo@example.com or reader@example.com, password demo-password'],
    ['logs', `./scaleout logs --follow${stage.id === firstStage ? '' : ` --stage ${stage.id}`}`],
    ['stop', stop],
  ];
  return `\n  ${stage.id}: ${stage.title}\n\n${columns(rows)}\n`;
}
