import { processTable } from './process-table.ts';

/** A process of nginx that serves, or that ends with its last request. */
export interface NginxWorker {
  pid: number;
  leaving: boolean;
}

/** The workers of an nginx, as its master's children say what they are in their titles. */
export async function nginxWorkers(master: number): Promise<NginxWorker[]> {
  return (await processTable())
    .filter(({ parent, command }) => parent === master && command.startsWith('nginx: worker process'))
    .map(({ pid, command }) => ({ pid, leaving: command.includes('shutting down') }));
}
