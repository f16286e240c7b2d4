import { LaunchError } from '../launch-error.ts';
import { probePort } from '../servers/free-port.ts';
import { portOwner } from '../servers/port-owner.ts';
import { findStageAtPort } from '../state/known-stages.ts';

/** Refuses a port that the web server could not have, and says who has it and what to do. */
export async function checkWebPort(port: number, stageId: string): Promise<void> {
  const states = [await probePort(port, '127.0.0.1'), await probePort(port, '::1')];
  if (states.includes('forbidden')) {
    throw new LaunchError(`Port ${port} is for root only on this computer.`, {
      mend: 'Choose one above 1023: --port 8080',
    });
  }
  if (!states.includes('used')) return;
  const stage = findStageAtPort(port, stageId);
  const owner = stage === undefined ? await portOwner(port) : `the running stage ${stage}`;
  throw new LaunchError(`Port ${port} is in use${owner === undefined ? '' : ` by ${owner}`}.`, {
    mend: `Choose another: --port ${port + 1}${stage === undefined ? '' : `, or stop it: ./scaleout down ${stage}`}`,
  });
}
