/** The program that looks at the tiers of a running stage, whose id is its argument, until its input ends; a line of JSON each. */
export const watchTiersProgram = new URL('main.ts', import.meta.url);
