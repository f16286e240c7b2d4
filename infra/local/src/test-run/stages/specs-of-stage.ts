import type { Stage } from '@scaleout/topology';
import type { StageLauncher } from './stage-launcher.ts';

/**
 * Which specs of apps/api-e2e a stage is held to by one of its doors. Each stage is held to every route, with success and refused, by
 * the first of them; the others lead to the same.
 */
export function specsOfStage(
  { wholeOn }: Pick<StageLauncher, 'wholeOn'>,
  { id, computers }: Pick<Stage, 'id' | 'computers'>,
  isFirstDoor: boolean,
): string[] {
  if (!isFirstDoor) return ['src/stages/front-door'];
  const hasNames = computers.some(({ tiers }) => tiers.includes('dns'));
  return [
    'src/stages/front-door',
    ...(hasNames ? ['src/stages/names'] : []),
    wholeOn.includes(id) ? 'src/contract/' : 'src/contract/openapi',
  ];
}
