import { probePort } from '../servers/free-port.ts';

/** Systems that have more than one loopback address have all of 127.0.0.0/8. */
const SECOND_LOOPBACK = '127.0.0.2';
const ANY_PORT = 0;

/** Whether each computer of a stage may have a loopback address of its own on this machine. */
export async function hasOwnAddresses(): Promise<boolean> {
  return (await probePort(ANY_PORT, SECOND_LOOPBACK)) === 'free';
}
