import { secondsOfSearch, type Measurement, type Watch } from '@scaleout/loadtest';
import { plateauLine } from '../../terminal/plateau-line.ts';
import type { Progress } from '../../terminal/progress.ts';
import { secondLine } from '../../terminal/second-line.ts';
import { timeLeft } from '../../terminal/time-left.ts';

/** What a search is one of. */
interface Whole {
  readonly title: string;
  /** About how long that takes which comes after it. */
  readonly seconds: number;
}

/** Shows how a search goes: each rate, its seconds, what it came to, and about how long it will take yet. */
export function watchSearch(
  progress: Progress,
  search: Measurement['search'],
  whole: () => Whole = () => ({ title: '', seconds: 0 }),
): Watch & { readonly onBegin: () => void } {
  let began: number | undefined;
  return {
    onBegin() {
      began = undefined;
    },
    onPlateau(visitsPerSecond, ended) {
      if (ended) {
        progress.say(plateauLine(ended));
        return;
      }
      began ??= Date.now();
      const passed = (Date.now() - began) / 1_000;
      const { title, seconds } = whole();
      const left = timeLeft(Math.max(0, secondsOfSearch(search) - passed) + seconds);
      progress.step([title, `${visitsPerSecond} visits/s`, left].filter((part) => part !== '').join('  '));
    },
    onSecond: (window) => progress.tell(secondLine(window)),
  };
}
