import { findOnPath, LaunchError } from '@scaleout/local';

/** Programs of the system that the lab is made with. */
export const labTools = ['ip', 'nsenter', 'setpriv'] as const;

/** Where one of them lies; also where the PATH of a person who became root does not lead. */
export function toolPath(name: (typeof labTools)[number]): string {
  const [path] = findOnPath(name);
  if (path === undefined) throw new LaunchError(`The lab needs ${name}, which this machine does not have.`);
  return path;
}
