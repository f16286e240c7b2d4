import { parseStage } from '@scaleout/topology';
import type { ControlRequest } from '../control/request.ts';
import type { Running } from '../stage/running.ts';
import { stageStatus } from '../stage/stage-status.ts';
import { takeName } from '../state/stage-names.ts';
import type { Report } from '../tools/tool.ts';
import { walkTo } from '../walk/walk-to.ts';
import { haltComputer, resumeComputer } from './halt-computer.ts';
import { healComputer } from './heal-computer.ts';
import { killComputer } from './kill-computer.ts';
import { partitionComputer } from './partition-computer.ts';
import { promoteComputer } from './promote-computer.ts';
import { resizeComputer } from './resize-computer.ts';
import { restartInTurn } from './restart-in-turn.ts';

/** Does one thing to a running stage, or looks at it. */
export async function perform(running: Running, request: ControlRequest, report: Report): Promise<unknown> {
  switch (request.verb) {
    case 'status':
      return stageStatus(running.launch.stage, running.launch.folder, running.machines);
    case 'kill':
      return killComputer(running, request.computer);
    case 'stop':
      return haltComputer(running, request.computer);
    case 'cont':
      return resumeComputer(running, request.computer);
    case 'partition':
      return partitionComputer(running, request.computer);
    case 'heal':
      return healComputer(running, request.computer, report);
    case 'promote':
      return promoteComputer(running, request.computer, report);
    case 'size':
      return resizeComputer(running, request.computer, request.cpus);
    case 'restart':
      return restartInTurn(running, request.of, report);
    case 'to':
      takeName(running.launch.folder, request.stage.id, request);
      return walkTo(running, parseStage(request.stage), report);
  }
}
