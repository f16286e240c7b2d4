import { listed, percent, rounded } from '../advisor/wording.ts';
import { peak } from '../scalability/law.ts';
import { drawCapacities, drawLatencies, drawLaw, drawUse } from './pictures.ts';
import type { Carried, Experiment, Report } from './report.ts';
import type { Figure, Section } from './table.ts';

/** What a report says, in the order in which it is read. */
export function sectionsOf(report: Report): Section[] {
  return [
    summary(report),
    ...(report.experiments.length > 0 ? [experiments(report)] : []),
    ...report.stages.map((stage) => stageSection(stage, report)),
    configuration(report),
  ];
}

const orNone = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : rounded(value);

/** Why a stage has no capacity, and what is known of it all the same. */
const why: Readonly<Record<Carried['capacity'], string>> = {
  found: '',
  'nothing-held': 'not even the lowest rate held',
  ceiling: 'the highest rate that was tried held',
  generator: 'the load generator gave out first',
  machine: 'the machine as a whole gave out first',
};

function summary({ stages, configuration }: Report): Section {
  const rows = stages.map(({ name, computers, capacity, best, perComputer, perCpu, gain, advice }) => [
    name,
    orNone(computers),
    best ? `${capacity === 'found' ? '' : '≥ '}${rounded(best.requestsPerSecond)}` : '–',
    best ? `${capacity === 'found' ? '' : '≥ '}${rounded(best.visitsPerSecond)}` : '–',
    orNone(best?.p50),
    orNone(best?.p95),
    orNone(best?.p99),
    orNone(perComputer),
    orNone(perCpu),
    gain === null ? '–' : `× ${gain.toFixed(2)}`,
    capacity === 'found' ? listed(advice.saturated.map((tier) => tier.name)) || 'nothing' : why[capacity],
  ]);
  const { limits, load } = configuration;
  return {
    id: 'stages',
    heading: 'What each stage carries',
    sentences: [
      `Capacity is the highest rate of visits, of the mix ${load.mix}, at which p95 is at most ${limits.p95Ms} ms, less than ${rounded(limits.errorShare * 100)} % of the requests fail and at most ${limits.dropped} visits are left out. ` +
        'Per CPU means: per CPU of a computer of size 1. The gain is over the stage before.',
      'With ≥ the stage carries no less: its capacity was not reached.',
    ],
    lists: [],
    figures: [
      {
        table: {
          caption: 'Capacity by stage',
          head: [
            'stage',
            'computers',
            'requests/s',
            'visits/s',
            'p50 ms',
            'p95 ms',
            'p99 ms',
            'per computer',
            'per CPU',
            'gain',
            'what stopped it',
          ],
          rows,
        },
        draw: (width) => drawCapacities(stages, width),
      },
    ],
  };
}

function stageSection(stage: Carried, { configuration }: Report): Section {
  const { name, title, advice, plateaus, plateau } = stage;
  const uses = (plateau?.computers ?? []).map(({ id, usedCores, capCores, throttledShare }) => ({
    id,
    usedCores,
    capCores,
    throttledShare,
    share: capCores === null ? 0 : Math.min(1, usedCores / capCores),
  }));
  const latencies: Figure = {
    table: {
      caption: `Plateaus of ${name}, by their rates`,
      head: [
        'visits/s',
        'requests/s',
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'errors',
        'left out',
        'machine busy',
        'held',
      ],
      rows: plateaus.map(
        ({ visitsPerSecond, achieved, whole, errorShare, machineBusyShare, held, broken, limitedBy }) => [
          rounded(visitsPerSecond),
          rounded(achieved.requestsPerSecond),
          ...[whole.p50, whole.p95, whole.p99].map(orNone),
          `${rounded(errorShare * 100)} %`,
          String(whole.dropped),
          machineBusyShare === null ? '–' : percent(machineBusyShare),
          held
            ? 'yes'
            : limitedBy
              ? `does not count: ${limitedBy}`
              : `no: ${listed(broken.map(({ limit }) => limit))}`,
        ],
      ),
    },
    ...(plateaus.length > 1 && {
      draw: (width: number) => drawLatencies(stage, configuration.limits.p95Ms, width),
    }),
  };
  const cpu: Figure = {
    table: {
      caption: `CPU of the computers of ${name} at its best rate`,
      head: ['computer', 'cores used', 'cores it may use', 'used', 'held back'],
      rows: uses.map(({ id, usedCores, capCores, throttledShare, share }) => [
        id,
        rounded(usedCores),
        orNone(capCores),
        capCores === null ? '–' : percent(share),
        percent(throttledShare),
      ]),
    },
    ...(uses.some(({ capCores }) => capCores !== null) && {
      draw: (width: number) => drawUse(name, uses, width),
    }),
  };
  return {
    id: name,
    heading: `${name}: ${title}`,
    sentences: [advice.summary, ...advice.saturated.flatMap(({ evidence }) => evidence)],
    lists: [
      {
        heading: 'What to do next',
        sentences: advice.steps.map(
          ({ what, why: reason, command }) =>
            `${what}, because ${reason} ${command ?? 'None of the ten stages goes so far.'}`,
        ),
      },
      {
        heading: 'What would not help',
        sentences: advice.wouldNotHelp.map(({ what, why: reason }) => `${what}: ${reason}`),
      },
    ].filter(({ sentences }) => sentences.length > 0),
    figures: uses.length > 0 ? [latencies, cpu] : [latencies],
  };
}

function experiments({ experiments: all }: Report): Section {
  return {
    id: 'experiments',
    heading: 'One tier grows while the others are ample',
    sentences: all.flatMap(lawSentences),
    lists: [],
    figures: all.map((experiment): Figure => {
      const { tier, points, fit } = experiment;
      const residuals = fit.kind === 'none' ? [] : fit.residuals;
      return {
        table: {
          caption: `Growing ${tier}`,
          head: ['computers', 'requests/s', 'times one', 'by the law', 'residual'],
          rows: points.map(({ count, requestsPerSecond, times }) => {
            const point = residuals.find((candidate) => candidate.count === count);
            const off = point && `${point.residual >= 0 ? '+' : ''}${rounded(point.residual)}`;
            return [
              String(count),
              rounded(requestsPerSecond),
              Number.isFinite(times) ? times.toFixed(2) : '–',
              orNone(point?.fitted),
              off ?? '–',
            ];
          }),
        },
        ...(fit.kind !== 'none' && { draw: (width: number) => drawLaw(experiment, fit, width) }),
      };
    }),
  };
}

function lawSentences({ tier, fit }: Experiment): string[] {
  if (fit.kind === 'none') return [`${tier}: ${fit.why}`];
  const { law, kind, rSquared } = fit;
  const top = peak(law);
  const name =
    kind === 'usl'
      ? 'the Universal Scalability Law'
      : "Amdahl's law, as three sizes are too few for the other";
  return [
    `${tier}, by ${name}: γ ${rounded(law.gamma)}, α ${rounded(law.alpha)}${kind === 'usl' ? `, β ${rounded(law.beta)}` : ''}, R² ${rSquared.toFixed(4)}` +
      `${top ? `; most at ${rounded(top.count)}, which is a guess where that is far beyond what was measured` : ''}.`,
  ];
}

function configuration({ configuration: of, startedAt, endedAt, run }: Report): Section {
  const rows: [string, string][] = [
    ['run', run],
    ['from', startedAt],
    ['to', endedAt],
    [
      'machine',
      `${of.machine.cores} cores, ${of.machine.cpu}, ${rounded(of.machine.memoryBytes / 2 ** 30)} GiB, ${of.machine.system}`,
    ],
    ['a computer of size 1', of.unit ? `${of.unit.cores} of a core` : 'without a cap'],
    ['target', `${of.target.kind} ${of.target.url}, publications named by ${of.target.addressing}`],
    [
      'load',
      `${of.load.mix}, ${of.load.thinkSeconds} s at a page, skew ${of.load.skew}, seed ${of.load.seed}`,
    ],
    [
      'plateaus',
      `${of.search.plateauSeconds} s each, after ${of.search.settleSeconds} s to settle; resolution ${percent(of.search.resolution)}`,
    ],
    ['data', `${of.data.publications} publications, ${of.data.articles} articles, ${of.data.people} people`],
    ['commit', of.revision ?? 'not known'],
    ...Object.entries(of.versions),
  ];
  return {
    id: 'configuration',
    heading: 'How it was measured',
    sentences: [],
    lists: [],
    figures: [{ table: { caption: 'Configuration', head: ['what', 'how'], rows } }],
  };
}
