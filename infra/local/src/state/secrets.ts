import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StageFolder } from './stage-folder.ts';
import { writeWhole } from './write-whole.ts';

const secretsSchema = z.object({ databasePassword: z.string().min(1), redisPassword: z.string().min(1) });

/** Passwords of a stage's servers. */
export type Secrets = z.infer<typeof secretsSchema>;

/** The stage's passwords, made at random at the first start; the file is its owner's alone. */
export function ensureSecrets(folder: StageFolder): Secrets {
  const there = readSecrets(folder);
  if (there) return there;
  const secrets = { databasePassword: random(), redisPassword: random() };
  writeWhole(folder.secrets, JSON.stringify(secrets), 0o600);
  return secrets;
}

/** The stage's passwords; undefined before its first start. */
export function readSecrets(folder: StageFolder): Secrets | undefined {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(folder.secrets, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Letters and digits only: it stands in URLs and configuration files. */
function random(): string {
  return randomBytes(24).toString('hex');
}
