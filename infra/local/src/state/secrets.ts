import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StageFolder } from './stage-folder.ts';
import { writeWhole } from './write-whole.ts';

const secret = z.string().min(1);
const secretsSchema = z.object({
  databasePassword: secret,
  redisPassword: secret,
  // Stages that were started before there was one have none in their file.
  consistencyTokenSecret: secret.default(random),
});

/** What only a stage's own processes know: passwords of its servers, and what they sign with. */
export type Secrets = z.infer<typeof secretsSchema>;

/** The stage's passwords, made at random at the first start; the file is its owner's alone. */
export function ensureSecrets(folder: StageFolder): Secrets {
  const there = readSecrets(folder);
  const secrets = there ?? {
    databasePassword: random(),
    redisPassword: random(),
    consistencyTokenSecret: random(),
  };
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
