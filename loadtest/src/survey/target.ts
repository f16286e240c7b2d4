import type { core, output } from 'zod';
import { LoadTestError } from '../load-test-error.ts';

const LONGEST_ANSWER_MS = 10_000;

/** What to ask for. */
export interface TargetRequest {
  readonly path: string;
  /** Slug of a publication; without one, the default one is asked. */
  readonly publication?: string;
  /** Sent as JSON, by POST. */
  readonly body?: object;
}

/** What is to be loaded, asked as any client asks it. */
export class Target {
  /** @param url of the front door, without a slash at its end */
  constructor(
    readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Asks, and reads the answer by its schema. Undefined where it is refused with a status of `refusals`.
   * @throws LoadTestError where nobody answers, or it is not Scaleout that does
   */
  async ask<Schema extends core.$ZodType>(
    schema: Schema & {
      safeParse(value: unknown): { success: true; data: output<Schema> } | { success: false };
    },
    request: TargetRequest,
    refusals: readonly number[] = [],
  ): Promise<output<Schema> | undefined> {
    const response = await this.#send(request);
    const text = await response.text();
    if (refusals.includes(response.status)) return undefined;
    const answer = response.ok ? schema.safeParse(parseJson(text)) : undefined;
    if (answer?.success) return answer.data;
    throw new LoadTestError(
      `What answers at ${this.url} is not Scaleout, or is not well: ${request.path} is ${response.status}.`,
      { mend: `Look at ${this.url}/health/ready, which is 200 when all is well.` },
    );
  }

  async #send({ path, publication, body }: TargetRequest): Promise<Response> {
    try {
      return await fetch(`${this.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(publication === undefined ? {} : { 'X-Publication': publication }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]),
      });
    } catch (cause) {
      this.signal.throwIfAborted();
      throw new LoadTestError(`Nothing answers at ${this.url}.`, {
        mend: 'Start a stage first, ./scaleout up --detach, or say with --url where one is.',
        cause,
      });
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}
