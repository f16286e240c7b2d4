import { existsSync, readdirSync } from 'node:fs';
import { findHierarchy } from './cgroup/find-hierarchy.ts';
import { etcFolder, namespaceFolder } from './network/names.ts';
import { runRoot } from './state/lab-state.ts';

/** Everything on this machine that bears the prefix: nothing, when a lab was ended as it should be. */
export function leftovers(prefix: string): string[] {
  const groups = findHierarchy()?.group(prefix).folders ?? [];
  return [
    ...[namespaceFolder, etcFolder, runRoot].flatMap((folder) =>
      existsSync(folder) ? readdirSync(folder).filter((name) => isOf(prefix, name)) : [],
    ),
    ...groups.filter((folder) => existsSync(folder)),
  ];
}

/** Another number may begin with the one that the prefix ends with. */
function isOf(prefix: string, name: string): boolean {
  return name.startsWith(prefix) && !/^\d/.test(name.slice(prefix.length));
}
