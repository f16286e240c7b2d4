import { Agent } from 'node:http';
import { onTestFinished } from 'vitest';
import { ask, type Question } from './ask.ts';

/** How requests under a steady load ended. */
export interface LoadReport {
  answered: number;
  /** Statuses other than 200, and errors of connections. */
  failures: string[];
}

/** People who ask one request after the other. */
export interface Load {
  /** Ends when as many more were answered. */
  more(count: number): Promise<void>;
  stop(): Promise<LoadReport>;
}

/** Has some people ask a server on loopback until the test ends, over kept connections or over one for each request. */
export function startLoad(
  port: number,
  {
    people = 4,
    kept = false,
    ...question
  }: { people?: number; kept?: boolean } & Omit<Question, 'agent'> = {},
): Load {
  const report: LoadReport = { answered: 0, failures: [] };
  const agent = kept ? new Agent({ keepAlive: true }) : undefined;
  const waiting = new Set<() => void>();
  let stopped = false;
  const person = async () => {
    while (!stopped) {
      await ask(port, '/api/tags', { ...question, ...(agent && { agent }) }).then(
        ({ status, body }) => {
          report.answered++;
          if (status !== 200) report.failures.push(`${status} ${body}`);
        },
        (error: unknown) => report.failures.push(String(error)),
      );
      for (const look of waiting) look();
    }
  };
  const all = Array.from({ length: people }, person);
  const stop = async () => {
    stopped = true;
    await Promise.all(all);
    agent?.destroy();
    return report;
  };
  onTestFinished(() => void stop());
  return {
    more: (count) =>
      new Promise((resolve) => {
        const enough = report.answered + count;
        const look = () => {
          if (report.answered < enough && report.failures.length === 0) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      }),
    stop,
  };
}
