import { basename, dirname } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { hostAndPort } from '../servers/address.ts';
import { Places } from '../state/places.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';
import type { TestedStage } from './tested-stage.ts';

/** Reads of a running stage, by its folder, how people come in. @throws LaunchError where none runs */
export function readTestedStage(path: string): TestedStage {
  const { stage, phase, ports, hosts, baseDomain } = readState(stageFolder(basename(path), dirname(path)));
  if (!stage || phase !== 'ready') {
    throw new LaunchError(`No stage runs in ${path}.`, {
      mend: 'Start one, ./scaleout up <stage> --detach, and give the path of its folder, .scaleout/<stage>.',
    });
  }
  const places = new Places(stage, { ports, hosts });
  return {
    stage,
    baseDomain,
    doors: places.doors.map((door) => ({
      computer: door.computer.id,
      host: door.host,
      url: `http://${hostAndPort(door)}`,
    })),
    nameServers: places.of('dns').map(hostAndPort),
  };
}
