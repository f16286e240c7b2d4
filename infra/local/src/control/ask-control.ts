import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { LaunchError } from '../launch-error.ts';
import type { StageFolder } from '../state/stage-folder.ts';
import type { Report } from '../tools/tool.ts';
import { replySchema, type ControlRequest } from './request.ts';

/**
 * Asks the supervisor of a running stage and returns its result, to be parsed by whoever knows what was asked. Aborted, it
 * hangs up; what was begun goes on.
 * @throws LaunchError when it refuses, or does not run
 */
export async function askControl(
  folder: StageFolder,
  request: ControlRequest,
  report: Report = () => undefined,
  signal?: AbortSignal,
): Promise<unknown> {
  const socket = createConnection(folder.control);
  signal?.addEventListener('abort', () => socket.destroy(), { once: true });
  const failed = new Promise<never>((_resolve, reject) => {
    socket.once('error', (cause) =>
      reject(
        new LaunchError('The supervisor of the stage does not answer.', {
          cause,
          mend: 'Start the stage first: ./scaleout up',
        }),
      ),
    );
  });
  failed.catch(() => undefined); // looked at in the race
  socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
  return Promise.race([failed, readAnswer(createInterface({ input: socket }), report)]);
}

async function readAnswer(lines: AsyncIterable<string>, report: Report): Promise<unknown> {
  for await (const line of lines) {
    const reply = replySchema.parse(JSON.parse(line));
    if (reply.type === 'done') return reply.result;
    if (reply.type === 'progress') report(reply.line);
    else throw new LaunchError(reply.sentence, reply.mend === undefined ? {} : { mend: reply.mend });
  }
  throw new LaunchError('The stage was stopped before it had answered.');
}
