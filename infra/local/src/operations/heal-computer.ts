import type { Running } from '../stage/running.ts';
import { startOrder } from '../supervisor/stop-order.ts';
import type { Report } from '../tools/tool.ts';

/** Brings a computer back: onto the network, and switched on, with all that belongs on it. */
export async function healComputer(running: Running, id: string, report: Report): Promise<void> {
  const computer = running.computer(id);
  await running.machines.cable?.plug(computer);
  if (!running.isOff(computer)) return;
  const places = running.placesOn(computer);
  for (const tiers of startOrder) {
    const next = places.filter(({ tier }) => tiers.includes(tier));
    if (next.length > 0) report(`Starting ${next.map(({ tier }) => tier).join(' and ')} on ${id}`);
    await Promise.all(next.map((place) => running.start(place)));
  }
  running.noteOff(computer, false);
}
