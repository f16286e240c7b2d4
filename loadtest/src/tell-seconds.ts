import type { Window } from './results/result.schema.ts';
import type { Windows } from './results/windows.ts';

/** Tells once a second what the last whole second was like; returns what ends it. */
export function tellSeconds(windows: Windows, onSecond: (window: Window) => void): () => void {
  let told = 0;
  const ticking = setInterval(() => {
    // The last second may still be written to.
    if (windows.length < told + 2) return;
    told = windows.length - 1;
    onSecond(windows.window(told - 1, 1));
  }, 1_000);
  return () => clearInterval(ticking);
}
