import { expect, it } from 'vitest';
import { singleBoxStages } from './stages.ts';

it('doubles the computer from one-box to scale-up and changes nothing else', () => {
  const [oneBox, scaleUp] = singleBoxStages.map((stage) => stage.computers);
  expect(scaleUp).toEqual(
    oneBox?.map((computer) => ({ ...computer, cpus: computer.cpus * 2, memoryMb: computer.memoryMb * 2 })),
  );
});
