/** Token under which the guards of the shard are provided: all of them, in every program that is shipped. */
export const GUARDS = Symbol('GUARDS');
