import { existsSync, readdirSync } from 'node:fs';
import { etcFolder, namespaceFolder } from '../network/names.ts';
import { findHierarchy } from '../cgroup/find-hierarchy.ts';

let count = 0;

/** A prefix of its own for the lab of one spec, so that it meets neither a lab that runs nor another spec. */
export function testPrefix(): string {
  count += 1;
  return `labspec-${process.pid}-${count}`;
}

/** Everything that still bears the prefix: the spec that used it looks whether it left anything. */
export function leftovers(prefix: string): string[] {
  const groups = findHierarchy()?.group(prefix).folders ?? [];
  return [
    ...[namespaceFolder, etcFolder, '/run'].flatMap((folder) =>
      existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : [],
    ),
    ...groups.filter((folder) => existsSync(folder)),
  ];
}
