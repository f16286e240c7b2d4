import { expect, it } from 'vitest';
import { isSessionRedisUrl, redisTarget } from './redis-target.ts';

it.each([
  ['redis://127.0.0.1', { host: '127.0.0.1', port: 6_379, db: 0 }],
  ['redis://:p%40ss@cache:6380/3', { host: 'cache', port: 6_380, db: 3, password: 'p@ss' }],
  ['rediss://user:word@[::1]:6380/0', { host: '::1', username: 'user', password: 'word', tls: {} }],
  [
    'redis+sentinel://:word@s1,s2:26380,[::1]:26381/press/2',
    {
      sentinels: [
        { host: 's1', port: 26_379 },
        { host: 's2', port: 26_380 },
        { host: '::1', port: 26_381 },
      ],
      name: 'press',
      db: 2,
      password: 'word',
    },
  ],
  [
    'rediss+sentinel://s1/press?sentinelPassword=w%20d',
    { name: 'press', sentinelPassword: 'w d', tls: {}, enableTLSForSentinelMode: true },
  ],
])('%s leads somewhere', (url, target) => {
  expect(redisTarget(url)).toMatchObject(target);
});

it.each([
  '',
  'http://x',
  'redis://',
  'redis+sentinel://s1',
  'redis+sentinel:///x',
  'redis://h/abc',
  'cache:6379',
])('%j leads nowhere', (url) => {
  expect(isSessionRedisUrl(url)).toBe(false);
});
