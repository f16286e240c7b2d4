import { describe, expect, it } from 'vitest';
import { renderNginxConf, renderPgHbaConf, renderPostgresqlConf, renderRedisConf } from './index.ts';

const nginx = {
  listen: ['127.0.0.1:8080', '[::1]:8080'],
  computer: 'c1',
  webRoot: '/srv/web',
  apiServers: ['10.0.0.1:4000', '10.0.0.2:4000'],
  workerProcesses: 1,
  runDir: '/run/web',
  accessLog: '/log/access',
  errorLog: '/log/error',
  gzipStatic: false,
};

describe('nginx.conf', () => {
  it('listens on every address and shares requests among every API process', () => {
    const conf = renderNginxConf(nginx);
    for (const line of ['listen [::1]:8080;', 'server 10.0.0.1:4000 ', 'server 10.0.0.2:4000 ']) {
      expect(conf).toContain(line);
    }
  });

  it('asks for optional modules only where they are', () => {
    expect(renderNginxConf(nginx)).not.toMatch(/gzip_static|brotli|load_module|^user/m);
    const conf = renderNginxConf({ ...nginx, gzipStatic: true, brotliStaticModule: '/m.so', runAs: 'root' });
    for (const line of ['gzip_static on;', 'load_module "/m.so";', 'brotli_static on;', 'user root;']) {
      expect(conf).toContain(line);
    }
  });

  it('takes any path as one word', () => {
    expect(renderNginxConf({ ...nginx, webRoot: '/a "b" c' })).toContain('root "/a \\"b\\" c";');
  });
});

describe('postgresql.conf', () => {
  const options = { port: 5432, listen: ['127.0.0.1'], memoryMb: 1024, maxConnections: 100 };

  it('shares the memory it may count on', () => {
    const conf = renderPostgresqlConf(options);
    expect(conf).toContain('shared_buffers = 256MB');
    expect(conf).toContain('effective_cache_size = 768MB');
  });

  it('gives up durability for tests only', () => {
    expect(renderPostgresqlConf(options)).not.toContain('fsync');
    expect(renderPostgresqlConf({ ...options, durable: false })).toContain('fsync = off');
  });
});

describe('pg_hba.conf', () => {
  it('lets nobody in without a password', () => {
    const lines = renderPgHbaConf({ networks: ['10.0.0.0/24'] })
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.every((line) => line.endsWith(' scram-sha-256'))).toBe(true);
    expect(lines).toContain('host replication all 10.0.0.0/24 scram-sha-256');
  });
});

describe('redis.conf', () => {
  it('evicts nothing and keeps an append-only file', () => {
    const conf = renderRedisConf({
      port: 6379,
      listen: ['127.0.0.1'],
      dataDir: '/data',
      password: 'p',
      memoryMb: 64,
    });
    for (const line of ['maxmemory-policy noeviction', 'appendonly yes', 'requirepass p'])
      expect(conf).toContain(line);
  });
});
