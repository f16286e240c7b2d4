import type { Stage } from '@scaleout/topology';
import { drawStage } from './draw-stage.ts';

const end = '<!-- end of picture -->';
const places = /<!-- picture of (?<id>[^\s]+) -->\n(?<old>[^]*?)<!-- end of picture -->/g;

/**
 * The README with the picture of each stage as the data is now, between `<!-- picture of three-tier -->` and
 * `<!-- end of picture -->`.
 * @throws Error when a stage has no place for its picture, or a place no stage
 */
export function putPictures(readme: string, stages: readonly Stage[]): string {
  const asked = [...readme.matchAll(places)].map((match) => match.groups?.['id'] ?? '');
  const there = stages.map(({ id }) => id);
  const missing = there.find((id) => !asked.includes(id));
  if (missing !== undefined) {
    throw new Error(
      `there is no place for the picture of ${missing}: <!-- picture of ${missing} --> and ${end}`,
    );
  }
  return readme.replaceAll(places, (_whole, id: string) => {
    const stage = stages.find((each) => each.id === id);
    if (!stage)
      throw new Error(
        `there is a place for the picture of ${id}, and no such stage among ${there.join(', ')}`,
      );
    return `<!-- picture of ${id} -->\n\n\`\`\`mermaid\n${drawStage(stage)}\n\`\`\`\n\n${end}`;
  });
}
