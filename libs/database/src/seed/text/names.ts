import type { Random } from '../random.ts';

const GIVEN = [
  'ada',
  'bruno',
  'clara',
  'dario',
  'edith',
  'felix',
  'greta',
  'hugo',
  'ines',
  'jonas',
  'karin',
  'luis',
  'mira',
  'nils',
  'olga',
  'pablo',
  'rosa',
  'sven',
  'tilda',
  'uwe',
  'vera',
  'wim',
  'yara',
  'zeno',
];
const FAMILY = [
  'abel',
  'brandt',
  'costa',
  'dahl',
  'ekman',
  'ferro',
  'garcia',
  'holm',
  'ivanov',
  'jansen',
  'keller',
  'lund',
  'moreau',
  'novak',
  'olsen',
  'petit',
  'rossi',
  'santos',
  'toth',
  'varga',
  'weber',
  'zanetti',
];
const BIOS = [
  'Writes about small things that work.',
  'Editor, walker, keeper of lists.',
  'Formerly a ferry pilot. Still on time.',
  'Reads everything twice.',
  'Lives by the canal with two bicycles.',
  'Learning to write shorter sentences.',
];

/** A user name no other user of the publication has: it ends in the user's number. */
export function writeUsername(index: number, random: Random): string {
  return `${random.pick(GIVEN)}-${random.pick(FAMILY)}-${index + 1}`;
}

/** A line about oneself; some leave it out. */
export function writeBio(random: Random): string | null {
  return random.below(4) === 0 ? null : random.pick(BIOS);
}
