import type { Address } from './address.ts';
import { converse } from './converse.ts';

/** Whether Redis has loaded its data and answers; `-LOADING` comes while it has not. */
export async function isRedisReady(address: Address, password: string): Promise<boolean> {
  const answer = await converse(address, `AUTH ${password}\r\nPING\r\nQUIT\r\n`, () => false);
  return answer.includes('+PONG');
}
