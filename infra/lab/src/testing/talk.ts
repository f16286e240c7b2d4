import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { run } from '@scaleout/local';
import type { LabComputer } from '../computer/lab-computer.ts';

/** A server on a computer that answers every connection with one line; returns when it listens. */
export async function listenOn(computer: LabComputer, port: number, line: string): Promise<ChildProcess> {
  const program = `require('node:net')
    .createServer((socket) => socket.on('error', () => {}).end(process.argv[3] + '\\n'))
    .listen(Number(process.argv[1]), process.argv[2], () => console.log('ready'))`;
  return startOn(computer, ['-e', program, String(port), computer.address, line]);
}

/** Starts a Node program on a computer; returns when it has said something. */
export async function startOn(computer: LabComputer, nodeArgs: readonly string[]): Promise<ChildProcess> {
  const { command, args } = computer.enter(process.execPath, nodeArgs);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** What a server answers to a computer: its line, the error's code, or `silence` within the time given. */
export async function ask(from: LabComputer, address: string, port: number, waitMs = 3_000): Promise<string> {
  const program = `const socket = require('node:net').connect(Number(process.argv[2]), process.argv[1]);
    const say = (text) => { console.log(String(text).trim()); process.exit(0); };
    socket.on('data', say).on('error', (error) => say(error.code));
    setTimeout(say, Number(process.argv[3]), 'silence');`;
  return node(from, program, address, String(port), String(waitMs));
}

/** What a piece of JavaScript prints on a computer. */
export async function node(on: LabComputer, program: string, ...args: string[]): Promise<string> {
  const entered = on.enter(process.execPath, ['-e', program, ...args]);
  const { output } = await run(entered.command, entered.args);
  return output.trim();
}
