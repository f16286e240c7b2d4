import type { Computer, Stage } from '@scaleout/topology';

function api(id: string): Computer {
  return { id, cpus: 1, memoryMb: 1024, tiers: ['api'] };
}

export default {
  number: 11, // 1 to 10 are taken
  id: 'two-apis',
  title: 'two API computers before one database',
  lesson: 'Whether the middleware is what we wait for.',
  computers: [
    { id: 'front', cpus: 1, memoryMb: 1024, tiers: ['web', 'worker', 'redis'] },
    api('api1'),
    api('api2'),
    { id: 'db', cpus: 2, memoryMb: 4096, tiers: ['database'] },
  ],
} satisfies Stage;
