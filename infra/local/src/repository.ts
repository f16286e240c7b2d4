import { fileURLToPath } from 'node:url';

/** The clone's folder, absolute, without a slash at its end. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
