import type { Redis } from 'ioredis';
import createSession from './scripts/create-session.lua?raw';
import destroySession from './scripts/destroy-session.lua?raw';
import destroySessionsOfUser from './scripts/destroy-sessions-of-user.lua?raw';
import loadSession from './scripts/load-session.lua?raw';

/** The scripts as ioredis commands: sent by their SHA-1, and in full when the server does not know them yet. */
export const sessionScripts = {
  createSession: { lua: createSession, numberOfKeys: 2 },
  loadSession: { lua: loadSession, numberOfKeys: 2 },
  destroySession: { lua: destroySession, numberOfKeys: 1 },
  destroySessionsOfUser: { lua: destroySessionsOfUser, numberOfKeys: 1 },
};

/** What the scripts take and return; their headers say what each key and argument is. */
export interface SessionCommands {
  createSession(
    session: string,
    generations: string,
    userId: number,
    now: number,
    life: number,
  ): Promise<number>;
  loadSession(
    session: string,
    generations: string,
    now: number,
    idle: string,
    absolute: string,
    touch: string,
  ): Promise<[userId: number, createdAt: number, generation: number] | null>;
  destroySession(session: string): Promise<number>;
  destroySessionsOfUser(generations: string, userId: number): Promise<number>;
}

/** A connection that knows the session scripts; see `connectSessionRedis`. */
export type SessionRedis = Redis & SessionCommands;
