import { converse } from './converse.ts';

/** Whether Redis has loaded its data and answers; `-LOADING` comes while it has not. */
export async function isRedisReady(port: number, password: string): Promise<boolean> {
  const answer = await converse(port, `AUTH ${password}\r\nPING\r\nQUIT\r\n`, () => false);
  return answer.includes('+PONG');
}
