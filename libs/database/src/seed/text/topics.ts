/** What the publications write about: the tag, and things that fit after "the". The first are the busiest. */
export interface Topic {
  readonly tag: string;
  readonly things: readonly string[];
}

export const TOPICS: readonly Topic[] = [
  {
    tag: 'cities',
    things: ['night bus', 'corner shop', 'market hall', 'tram line', 'town square', 'footbridge'],
  },
  {
    tag: 'food',
    things: ['sourdough', 'lunch counter', 'spice drawer', 'fish stall', 'soup pot', 'shared table'],
  },
  {
    tag: 'software',
    things: ['release checklist', 'slow query', 'code review', 'old script', 'on-call week', 'rewrite'],
  },
  {
    tag: 'travel',
    things: ['sleeper train', 'ferry crossing', 'mountain hut', 'paper map', 'border town', 'long layover'],
  },
  {
    tag: 'science',
    things: [
      'tide gauge',
      'field notebook',
      'star chart',
      'failed experiment',
      'weather balloon',
      'microscope',
    ],
  },
  {
    tag: 'books',
    things: [
      'second-hand shop',
      'first chapter',
      'library card',
      'translator',
      'reading list',
      'margin note',
    ],
  },
  {
    tag: 'music',
    things: [
      'rehearsal room',
      'record shelf',
      'village choir',
      'borrowed cello',
      'last encore',
      'street piano',
    ],
  },
  {
    tag: 'design',
    things: ['door handle', 'bus timetable', 'paper form', 'public sign', 'grid', 'colour chart'],
  },
  {
    tag: 'gardening',
    things: ['compost heap', 'seed swap', 'balcony garden', 'apple tree', 'rain barrel', 'allotment'],
  },
  {
    tag: 'history',
    things: ['parish register', 'old lighthouse', 'trade route', 'family archive', 'canal', 'town charter'],
  },
  {
    tag: 'work',
    things: [
      'four-day week',
      'weekly meeting',
      'shared calendar',
      'night shift',
      'first job',
      'handover note',
    ],
  },
  {
    tag: 'health',
    things: [
      'morning walk',
      'waiting room',
      'sleep diary',
      'swimming pool',
      'school lunch',
      'first-aid course',
    ],
  },
  {
    tag: 'education',
    things: [
      'evening class',
      'chalkboard',
      'reading group',
      'science fair',
      'long division',
      'exchange year',
    ],
  },
  {
    tag: 'energy',
    things: ['heat pump', 'solar roof', 'power cut', 'wind farm', 'village grid', 'insulation'],
  },
  {
    tag: 'cycling',
    things: ['cargo bike', 'repair stand', 'cycle path', 'headwind', 'puncture kit', 'hill climb'],
  },
  {
    tag: 'photography',
    things: ['contact sheet', 'darkroom', 'street portrait', 'blue hour', 'pinhole camera', 'photo album'],
  },
  {
    tag: 'economics',
    things: ['price tag', 'credit union', 'flea market', 'rent ledger', 'savings jar', 'customs form'],
  },
  {
    tag: 'nature',
    things: ['hedgerow', 'starling roost', 'tidal pool', 'oak wood', 'beaver dam', 'bird count'],
  },
  {
    tag: 'craft',
    things: ['potting wheel', 'hand plane', 'mending basket', 'loom', 'letterpress', 'tool wall'],
  },
  { tag: 'film', things: ['projector', 'matinee', 'short film', 'subtitle', 'film club', 'closing scene'] },
  {
    tag: 'language',
    things: ['loanword', 'dialect', 'phrase book', 'spelling rule', 'crossword', 'mother tongue'],
  },
  {
    tag: 'sport',
    things: ['second half', 'village pitch', 'relay team', 'chess clock', 'training plan', 'away game'],
  },
  {
    tag: 'weather',
    things: ['storm warning', 'dry spell', 'barometer', 'first frost', 'sea fog', 'flood mark'],
  },
  {
    tag: 'opinion',
    things: [
      'queue',
      'town meeting',
      'small print',
      'opening hours',
      'letter to the editor',
      'benefit of the doubt',
    ],
  },
];
