import { describe, expect, it } from 'vitest';
import {
  renderHaproxyCfg,
  renderNginxConf,
  renderNsdConf,
  renderPgHbaConf,
  renderPostgresqlConf,
  renderRedisConf,
  renderZone,
} from './index.ts';

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

  it('believes load balancers in front, and nobody else, about who the client is', () => {
    expect(renderNginxConf(nginx)).not.toMatch(/set_real_ip_from|real_ip_header/);
    const conf = renderNginxConf({ ...nginx, loadBalancers: ['10.83.2.9'] });
    expect(conf.match(/set_real_ip_from .*/g)).toEqual(['set_real_ip_from 10.83.2.9;']);
    expect(conf).toContain('real_ip_header X-Forwarded-For;');
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

describe('haproxy.cfg', () => {
  const options = {
    listen: ['10.83.2.9:80'],
    webServers: [
      { name: 'web1', address: '10.83.2.1:80' },
      { name: 'web2', address: '10.83.2.2:80' },
    ],
    adminSocket: "/run/it's here.sock",
    serverState: '/run/servers',
    threads: 1,
  };
  const backends = (cfg: string) => {
    const [, safe = '', unsafe = ''] = cfg.split(/^backend .*$/m);
    return { safe, unsafe };
  };

  it('checks each web server once, and takes what changes something along', () => {
    const { safe, unsafe } = backends(renderHaproxyCfg(options));
    expect(safe.match(/^ {2}server .*$/gm)).toEqual([
      '  server web1 10.83.2.1:80',
      '  server web2 10.83.2.2:80',
    ]);
    expect(safe).toContain('http-check send meth GET uri /health/ready');
    expect(unsafe.match(/ track safe\/web[12]$/gm)).toHaveLength(2);
    expect(unsafe).not.toContain('check inter');
  });

  it('sends again what is safe, and of what changes something only what never left', () => {
    const { safe, unsafe } = backends(renderHaproxyCfg(options));
    expect(safe).toMatch(/retry-on conn-failure empty-response$/m);
    expect(unsafe).toMatch(/retry-on conn-failure$/m);
    expect(unsafe).toContain('option http-server-close');
  });

  it('goes without checks for tests only', () => {
    const cfg = renderHaproxyCfg({ ...options, healthChecks: false });
    expect(cfg).not.toMatch(/check inter|httpchk| track /);
  });

  it('takes any path as one word', () => {
    expect(renderHaproxyCfg(options)).toContain(String.raw`stats socket '/run/it'\''s here.sock' mode 600`);
  });
});

describe('the zone', () => {
  const zone = { baseDomain: 'scaleout.test', nameServer: '10.83.1.9', serial: 7 };

  it('leads the base domain and every name below it to every front door', () => {
    const text = renderZone({ ...zone, addresses: ['10.83.2.1', '10.83.2.2'] });
    expect(text.match(/^[@*] IN A .*$/gm)).toEqual([
      '@ IN A 10.83.2.1',
      '* IN A 10.83.2.1',
      '@ IN A 10.83.2.2',
      '* IN A 10.83.2.2',
    ]);
    expect(text).toContain('$TTL 5\n');
    expect(text).toContain('( 7 ');
  });
});

describe('nsd.conf', () => {
  it('needs no root, writes into its own folder alone and is told what to do by nobody', () => {
    const conf = renderNsdConf({
      listen: ['127.0.0.1'],
      port: 5353,
      baseDomain: 'scaleout.test',
      runDir: '/run/dns',
      zoneFile: '/run/dns/zone',
    });
    for (const line of [
      'username: ""',
      'port: 5353',
      'round-robin: yes',
      'control-enable: no',
      'pidfile: ""',
    ])
      expect(conf).toContain(line);
    for (const path of conf.match(/"\/[^"]*"/g) ?? []) expect(path).toMatch(/^"\/run\/dns/);
  });
});
