import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the package's default algorithm) by the OWASP minimum: 19 MiB, two passes, one lane. It runs on
 * libuv's threads, not on the event loop; their number (UV_THREADPOOL_SIZE, four) bounds its memory.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * What is verified when there is no such user: the hash of a random text nobody kept, by the same
 * parameters, so that it costs the same.
 */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$rYTMPcBoweKzaY58KCJIOA$qm3yGl15oQT2SW0eV2aiZwkRm7KY7Ja27kntbNMTjYo';

/** The PHC string to store for a password. Tens of milliseconds of a thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether this is the password of that hash. For an unknown user (`null`) the answer is no, and takes as
 * long as for a known one, so that time does not tell who has an account.
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  const matches = await verify(storedHash ?? NOBODYS_HASH, password);
  return matches && storedHash !== null;
}
