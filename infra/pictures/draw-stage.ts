import type { Stage } from '@scaleout/topology';
import { groupAlike } from './alike.ts';
import { drawArrows, people } from './draw-arrows.ts';
import { drawBoxes } from './draw-boxes.ts';

/** The picture of a stage, as a mermaid flowchart: a box for each computer or several that are alike, and who asks whom. */
export function drawStage(stage: Stage): string {
  const groups = groupAlike(stage.computers);
  return [
    'flowchart LR',
    `  ${people}(["people"])`,
    ...drawBoxes(stage, groups),
    ...drawArrows(stage, groups),
  ].join('\n');
}
