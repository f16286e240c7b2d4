import type { Advice } from '@scaleout/loadtest';

/** Advice as people read it: what stops the stage, what shows it, what to do, what not. */
export function adviceText({ summary, saturated, steps, wouldNotHelp }: Advice): string {
  return [
    summary,
    ...saturated.flatMap(({ evidence }) => evidence).map((sentence) => `  ${sentence}`),
    ...steps.flatMap(({ what, why, command }, at) => [
      '',
      `${at === 0 ? 'Next' : 'Then, if it still stops there'}: ${what}`,
      `  Because ${why}`,
      `  ${command ?? 'No stage of the ten goes so far: ./scaleout up --file my-stage.ts starts one of your own.'}`,
    ]),
    ...(wouldNotHelp.length > 0 ? ['', 'Would not help:'] : []),
    ...wouldNotHelp.map(({ what, why }) => `  ${what}: ${why}`),
  ].join('\n');
}
