import { once } from 'node:events';
import { get, request } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  askControl,
  lockHolder,
  lookAtStage,
  run,
  stageFolder,
  stopStage,
  type ControlRequest,
  type StageFolder,
} from '@scaleout/local';
import { createTestFolder, freePort, guardGroup, until, type TestFolder } from '@scaleout/local/testing';
import { findLab, type Lab } from '../lab.ts';
import { describeLab } from '../testing/describe-lab.ts';
import { smallStage, startSmallStage, unit } from '../testing/small-stage.ts';
import { node } from '../testing/talk.ts';
import { leftovers } from '../leftovers.ts';
import { testPrefix } from '../testing/test-prefix.ts';
import { openDoor } from './open-door.ts';
import { clearLeftLab } from './run-in-lab.ts';
import { enterComputer } from './run-on-computer.ts';

vi.setConfig({ testTimeout: 120_000 }); // a stage of real servers, on a computer that may be busy

const stage = smallStage!;

describeLab('a stage in the lab', () => {
  const prefix = testPrefix();
  let testFolder: TestFolder;
  let folder: StageFolder;
  let lab: Lab;

  beforeAll(async () => {
    testFolder = await createTestFolder();
    folder = stageFolder(stage.id, testFolder.path);
    await up();
  }, 300_000);

  afterAll(async () => {
    await down();
    await testFolder.remove();
    expect(leftovers(prefix)).toEqual([]);
  }, 120_000);

  async function up(): Promise<void> {
    await startSmallStage(prefix, testFolder.path);
    lab = findLab(prefix)!;
    // It leads a group of its own, and is left running: it must not be when this process is killed.
    guardGroup(lockHolder(folder.lock)!.pid, new Promise(() => undefined));
  }

  async function down(): Promise<string> {
    const found = await stopStage(stage.id, folder);
    await clearLeftLab(prefix);
    return found;
  }

  const ask = (asked: ControlRequest) => askControl(folder, asked);

  async function statusOf(id: string) {
    const { computers } = await lookAtStage(stage, folder);
    return computers.find((each) => each.id === id)!;
  }

  async function healthOf(id: string): Promise<string> {
    const { off, tiers } = await statusOf(id);
    return off ? 'off' : tiers.map(({ health }) => health).join();
  }

  /** What the front door answers to the lab's client, ten times: statuses, each once. */
  function answers(): Promise<string> {
    const program = `(async () => {
      const seen = new Set();
      for (let time = 0; time < 10; time += 1)
        seen.add(await fetch(process.argv[1]).then(({ status }) => status, ({ cause }) => cause.code));
      console.log([...seen].join());
    })()`;
    return node(lab.client, program, 'http://press.scaleout.test/api/articles');
  }

  /** Where the name leads, for the lab's client. */
  function named(): Promise<string> {
    const program = `require('node:dns').promises.lookup('scaleout.test', { all: true })
      .then((found) => console.log(found.map(({ address }) => address).sort().join()))`;
    return node(lab.client, program);
  }

  const addressOf = (id: string) => lab.computer(id).address;

  it('shows what each computer may take, and of what it was denied', async () => {
    const program = 'for (const end = Date.now() + 4000; Date.now() < end;);';
    const { command, args } = enterComputer(stage, 'api1', process.execPath, ['-e', program], where());
    const busy = run(command, args);
    await until(async () => ((await statusOf('api1')).cpu?.throttled ?? 0) > 0.2);
    const { computers, on } = await lookAtStage(stage, folder);
    await busy;
    expect(on).toBe('lab');
    expect(computers.map(({ id, cpu }) => [id, cpu?.cap])).toEqual(
      stage.computers.map(({ id, cpus }) => [id, cpus * unit]),
    );
    const used = (id: string) => computers.find((each) => each.id === id)?.cpu?.used;
    expect(used('api1')).toBeLessThan(1.3 * unit);
    expect((await statusOf('r1')).cpu?.throttled).toBeLessThan(0.2);
    expect(await healthOf('names')).toBe('ready,ready,ready');
  });

  it('gives a computer another size', async () => {
    await ask({ verb: 'size', computer: 'api1', cpus: 0.5 });
    expect((await statusOf('api1')).cpu?.cap).toBe(0.5 * unit);
    await ask({ verb: 'size', computer: 'api1', cpus: 1 });
    expect((await statusOf('api1')).cpu?.cap).toBe(unit);
  });

  it.each(['api1', 'r1'])('goes on without %s, switched off, and takes it back under its cap', async (id) => {
    await ask({ verb: 'kill', computer: id });
    expect(lab.computer(id).group.processes()).toEqual([]);
    expect(await healthOf(id)).toBe('off');
    expect(await answers()).toBe('200');
    await ask({ verb: 'heal', computer: id });
    expect(await healthOf(id)).toBe('ready');
    expect((await statusOf(id)).cpu?.cap).toBe(unit);
  });

  it('has names lead no more to a web server that is switched off, and again when it is back', async () => {
    const both = [addressOf('web1'), addressOf('web2')].join();
    expect(await named()).toBe(both);
    await ask({ verb: 'kill', computer: 'web1' });
    await until(async () => (await named()) === addressOf('web2'));
    expect(await answers()).toBe('200');
    await ask({ verb: 'heal', computer: 'web1' });
    await until(async () => (await named()) === both);
  });

  it('loses a computer whose cable is pulled, and has it again', async () => {
    const processes = lab.computer('r1').group.processes();
    await ask({ verb: 'partition', computer: 'r1' });
    expect(await healthOf('r1')).toBe('unready');
    expect(lab.computer('r1').group.processes()).toEqual(expect.arrayContaining(processes.slice(0, 1)));
    await until(async () => (await answers()) === '200');
    await ask({ verb: 'heal', computer: 'r1' });
    await until(async () => (await healthOf('r1')) === 'ready');
  });

  it('runs a program on a computer, and says which there are', async () => {
    const program = `console.log(require('node:os').networkInterfaces().eth0[0].address)`;
    const { command, args } = enterComputer(stage, 'db', process.execPath, ['-e', program], where());
    expect((await run(command, args)).stdout.trim()).toBe(addressOf('db'));
    expect(() => enterComputer(stage, 'db9', 'true', [], where())).toThrow('The lab has no computer db9.');
  });

  it('is open at a port of localhost, where every publication has its name, and the lab another one', async () => {
    const port = await freePort();
    await openDoor(stage, port, where());
    const opened = await post(port, '/api/platform/publications', {
      publication: { name: 'Daily', slug: 'daily' },
      owner: { username: 'anna', email: 'anna@example.com', password: 'password of anna' },
    });
    expect(opened).toMatchObject({ publication: { host: 'daily.localhost' } });
    const byName = await fetchFrom(port, `daily.localhost:${port}`, '/api/platform/publication');
    expect(byName).toMatchObject({ publication: { slug: 'daily', host: 'daily.localhost' } });
    const unknown = await fetchFrom(port, `weekly.localhost:${port}`, '/api/platform/publication');
    expect(unknown).toMatchObject({ errors: { publication: ['not found'] } });
    const within = `fetch('http://daily.scaleout.test/api/platform/publication')
      .then((answer) => answer.json()).then(({ publication }) => console.log(publication.host))`;
    expect(await node(lab.client, within)).toBe('daily.scaleout.test');
  });

  it('is ended with all that it was made of', async () => {
    expect(await down()).toBe('stopped');
    expect(leftovers(prefix)).toEqual([]);
    await up();
    expect(await answers()).toBe('200');
  });

  it('is ended so also when its supervisor was killed', async () => {
    const { pid } = lockHolder(folder.lock)!;
    process.kill(pid, 'SIGKILL');
    await until(() => !lockHolder(folder.lock));
    expect(leftovers(prefix)).not.toEqual([]);
    expect(await down()).toBe('cleaned');
    expect(leftovers(prefix)).toEqual([]);
    expect(await down()).toBe('nothing');
  });

  const where = () => ({ prefix, root: testFolder.path });
});

/** As a browser asks that found the host on this machine. */
async function fetchFrom(port: number, host: string, path: string): Promise<unknown> {
  const [response] = (await once(get({ port, path, headers: { host } }), 'response')) as [
    AsyncIterable<Buffer>,
  ];
  return jsonOf(response);
}

async function post(port: number, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', host: `localhost:${port}` };
  const asking = request({ port, path, method: 'POST', headers });
  asking.end(JSON.stringify(body));
  const [response] = (await once(asking, 'response')) as [AsyncIterable<Buffer>];
  return jsonOf(response);
}

async function jsonOf(response: AsyncIterable<Buffer>): Promise<unknown> {
  let text = '';
  for await (const chunk of response) text += chunk.toString();
  return JSON.parse(text);
}
