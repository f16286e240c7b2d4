import { clearLab, findLab, openLab } from '../lab.ts';
import { planOf } from './open-test-lab.ts';

// A process that has a lab until it is killed: it makes one, takes one over, or clears it, and says when it has.
const [prefix = '', deed] = process.argv.slice(2);

if (deed === 'open')
  await openLab({ stage: 'three-tier', folder: '/somewhere', plan: planOf(prefix, 'api1') });
if (deed === 'adopt') await findLab(prefix)?.adopt();
if (deed === 'clear') await clearLab(prefix);
process.stdout.write('done\n');
if (deed !== 'clear') setInterval(() => undefined, 60_000);
