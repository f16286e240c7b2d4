import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { startOwnStack } from '../support/own-stack.ts';
import { openPublication } from '../support/publication.ts';

/** A certificate for localhost that vouches for itself. */
async function makeCertificate(folder: string): Promise<{ key: string; certificate: string }> {
  const [key, certificate] = [join(folder, 'redis.key'), join(folder, 'redis.crt')];
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  writeFileSync(key, made.private);
  writeFileSync(certificate, made.cert);
  return { key, certificate };
}

it('a session Redis that speaks TLS is named by its URL, and its certificate is checked', async () => {
  const stack = await startOwnStack();
  const { key, certificate } = await makeCertificate(stack.data.folder);
  const port = Number(new URL(stack.data.redisUrl).port) + 1;
  const redis = new Redis(stack.data.redisUrl);
  await redis.config('SET', 'tls-auth-clients', 'no');
  // One command: a key without its certificate is refused.
  await redis.call('CONFIG', 'SET', 'tls-cert-file', certificate, 'tls-key-file', key, 'tls-port', port);
  redis.disconnect();

  const api = await stack.startApi({
    SESSION_REDIS_URL: `rediss://:test@localhost:${port}/0`,
    NODE_EXTRA_CA_CERTS: certificate,
  });
  const press = await openPublication('X-Publication', api.url);
  const anna = await press.register();
  await anna.get('/user').expect(200);

  // The control: without that certificate nobody believes this server, with it they do.
  const stranger = connect({ port, host: 'localhost' });
  const [refusal] = (await once(stranger, 'error')) as [Error];
  expect(refusal.message).toMatch(/self-signed certificate/);
  const friend: TLSSocket = connect({ port, host: 'localhost', ca: readFileSync(certificate) });
  await once(friend, 'secureConnect');
  friend.destroy();
});
