import { thisMachine } from './ground.ts';
import { serveAsChild } from './serve-as-child.ts';

// The program that `up --detach` leaves running.
await serveAsChild(() => thisMachine);
