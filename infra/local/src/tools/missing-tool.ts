import { LaunchError } from '../launch-error.ts';

/** A tool that is not there, on a computer that has nothing to get it with. */
export class MissingTool extends LaunchError {}
