import { secondsOfSearch, type Measurement, type Watch } from '@scaleout/loadtest';
import { plateauLine } from '../../terminal/plateau-line.ts';
import type { Progress } from '../../terminal/progress.ts';
import { secondLine } from '../../terminal/second-line.ts';
import { timeLeft } from '../../terminal/time-left.ts';

/**
 * Shows how a search goes: each rate, its seconds, what it came to, and about how long it will take yet.
 * @param others about how long that takes which comes after it
 */
export function watchSearch(
  progress: Progress,
  search: Measurement['search'],
  others: () => { readonly title: string; readonly seconds: number } = () => ({ title: '', seconds: 0 }),
): Watch {
  let began: number | undefined;
  return {
    onPlateau(visitsPerSecond, ended) {
      if (ended) {
        progress.say(plateauLine(ended));
        return;
      }
      began ??= Date.now();
      const passed = (Date.now() - began) / 1_000;
      const { title, seconds } = others();
      const left = timeLeft(Math.max(0, secondsOfSearch(search) - passed) + seconds);
      progress.step([title, `${visitsPerSecond} visits/s`, left].filter((part) => part !== '').join('  '));
    },
    onSecond: (window) => progress.tell(secondLine(window)),
  };
}
