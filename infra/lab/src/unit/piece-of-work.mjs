// A fixed piece of work of a single thread, some 0.3 s on a core of today: as much arithmetic as there is, no memory, no system.
// Prints what it took, in milliseconds.

/** Pseudo-random numbers (xorshift), each from the one before, so that nothing of it can be left out. */
function work(rounds) {
  let state = 88_675_123;
  for (let round = 0; round < rounds; round += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}

const rounds = 110_000_000;
work(rounds / 100); // so that it is compiled
const cpuBefore = process.cpuUsage();
const start = process.hrtime.bigint();
const result = work(rounds);
const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
const { user, system } = process.cpuUsage(cpuBefore);
process.stdout.write(JSON.stringify({ result, wallMs, cpuMs: (user + system) / 1_000 }));
