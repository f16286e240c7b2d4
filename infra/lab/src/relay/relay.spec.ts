import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, until } from '@scaleout/local/testing';
import { clearLab, type Lab } from '../lab.ts';
import { describeLab } from '../testing/describe-lab.ts';
import { openTestLab } from '../testing/open-test-lab.ts';
import { startOn } from '../testing/talk.ts';
import { leftovers } from '../leftovers.ts';
import { openRelay } from './open-relay.ts';

const target = fileURLToPath(new URL('../testing/relay-target.ts', import.meta.url));
const megabyte = 1 << 20;

describeLab('a relay into the lab', () => {
  let lab: Lab;
  let prefix: string;

  const startTarget = () =>
    startOn(lab.computer('web1'), ['--import', 'tsx', target, lab.computer('web1').address]);

  /** By port of the web server: opening one takes a second. */
  const opened = new Map<number, Promise<number>>();

  function portTo(port: number): Promise<number> {
    const known = opened.get(port) ?? open(port);
    opened.set(port, known);
    return known;
  }

  /** A new relay to a port of the web server; returns the port outside. */
  async function open(port: number): Promise<number> {
    const localPort = await freePort();
    await openRelay(lab, localPort, { host: lab.computer('web1').address, port });
    return localPort;
  }

  async function dial(port: number): Promise<Socket> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return socket;
  }

  beforeAll(async () => {
    ({ lab, prefix } = await openTestLab('web1'));
    await startTarget();
  });
  afterAll(async () => {
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('leads from both loopbacks to a web server, which sees the client ask', async () => {
    const port = await portTo(8001);
    const body = randomBytes(5 * megabyte);
    const answer = `10.83.9.2 ${createHash('sha256').update(body).digest('hex')}`;
    for (const host of ['127.0.0.1', '[::1]']) {
      const response = await fetch(`http://${host}:${port}/`, { method: 'POST', body });
      expect(await response.text()).toBe(answer);
    }
  });

  it('lets one side end while the other still answers', async () => {
    const socket = await dial(await portTo(8002));
    socket.end('x'.repeat(megabyte));
    expect(await text(socket)).toBe(`heard ${megabyte}`);
  });

  it('takes no more than the other side does', async () => {
    const megabytes = 32;
    const knock = await portTo(8004);
    const socket = await dial(await portTo(8003));
    let taken = 0;
    const source = Readable.from(
      (function* () {
        for (; taken < megabytes; taken += 1) yield Buffer.alloc(megabyte);
      })(),
    ).pipe(socket);
    await until(async () => {
      const before = taken;
      await sleep(200);
      return taken > 0 && taken === before;
    });
    expect(taken).toBeLessThan(megabytes);
    expect(source.writableFinished).toBe(false);
    connect({ port: knock, host: '127.0.0.1' });
    expect(await text(socket)).toBe(`heard ${megabytes * megabyte}`);
  });

  it('ends a connection whose other end was lost, and leads to the one that takes its place', async () => {
    const port = await portTo(8002);
    const socket = await dial(port);
    socket.write('hello');
    const closed = new Promise((resolve) => socket.on('end', resolve).on('error', resolve).resume());
    await lab.computer('web1').group.kill();
    await closed;
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    await startTarget();
    const again = await dial(port);
    again.end('hello');
    expect(await text(again)).toBe('heard 5');
  });

  it('says who has the port when it is not to be had', async () => {
    const port = await portTo(8001);
    await expect(openRelay(lab, port, { host: '10.83.2.10', port: 8001 })).rejects.toThrow(
      new RegExp(`^Port ${port} is in use by node`),
    );
  });

  it('leaves nobody inside when its outer half is killed', async () => {
    const inside = lab.client.group.processes().length;
    const outside = new Set(lab.aside('relay').processes());
    await open(8001);
    expect(lab.client.group.processes().length).toBeGreaterThan(inside);
    for (const pid of lab.aside('relay').processes()) if (!outside.has(pid)) process.kill(pid, 'SIGKILL');
    await until(() => lab.client.group.processes().length === inside);
  });

  it('ends with the lab', async () => {
    const port = await portTo(8001);
    await clearLab(prefix);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});
