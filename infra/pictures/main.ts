import { readFileSync, writeFileSync } from 'node:fs';
import { illustrated } from './illustrated.ts';
import { putPictures } from './put-pictures.ts';

// `npm run pictures`: draws every stage anew into its README.
for (const { path, file, stages } of illustrated) {
  const before = readFileSync(file, 'utf8');
  const after = putPictures(before, stages);
  if (after !== before) writeFileSync(file, after);
  console.log(`${path}: ${after === before ? 'as it was' : 'drawn anew'}`);
}
