import { Command, InvalidArgumentError } from 'commander';
import { askControl, stageFolder, type ControlRequest } from '@scaleout/local';
import { runningStage } from '../running-stage.ts';
import { Progress } from '../terminal/progress.ts';

interface StageFlag {
  readonly stage?: string;
}

/** Something that is done to one computer. */
interface Deed {
  readonly verb: 'kill' | 'stop' | 'cont' | 'partition' | 'heal' | 'promote';
  readonly summary: string;
  readonly description: string;
  readonly done: string;
  readonly example: string;
}

const deeds: readonly Deed[] = [
  {
    verb: 'kill',
    summary: 'switch a computer off',
    description: 'Switches a computer off, as when its power goes: nobody on it gets to say goodbye.',
    done: 'is off; heal brings it back.',
    example: 'api2',
  },
  {
    verb: 'stop',
    summary: 'have a computer hang',
    description: 'Has a computer hang: it answers nobody, and its connections stay.',
    done: 'hangs; cont has it go on.',
    example: 'db1',
  },
  {
    verb: 'cont',
    summary: 'have a computer that hangs go on',
    description: 'Has a computer that hangs go on where it was.',
    done: 'goes on.',
    example: 'db1',
  },
  {
    verb: 'partition',
    summary: 'take a computer off the network',
    description: 'Takes a computer of the lab off the network: its connections hang, as with a pulled cable.',
    done: 'is off the network; heal brings it back.',
    example: 'r1',
  },
  {
    verb: 'heal',
    summary: 'bring a computer back',
    description: 'Brings a computer back: onto the network, and switched on with all that belongs on it.',
    done: 'is back.',
    example: 'api2',
  },
  {
    verb: 'promote',
    summary: 'make a replica the primary',
    description:
      'Makes a replica the primary of its shard. A primary that lives hands over in order, loses nothing, and becomes a replica; ' +
      'of one that does not, what it had not sent is lost.',
    done: 'is the primary.',
    example: 'r1',
  },
];

/** `scaleout kill|stop|cont|partition|heal|promote <computer>`. */
export const computerCommands: readonly (() => Command)[] = deeds.map((deed) => () => deedCommand(deed));

/** `scaleout size`: gives a computer another size while it runs. */
export function sizeCommand(): Command {
  return withStage(new Command('size'))
    .summary('give a computer another size')
    .description('Gives a computer of the lab another size while it runs: its share of the processors.')
    .argument('<computer>', 'which one')
    .argument('<cpus>', 'in the units of the stages: 2 is twice as much as 1', parseCpus)
    .addHelpText('after', '\nExamples:\n  ./scaleout size db1 2')
    .action(async (computer: string, cpus: number, { stage }: StageFlag) => {
      await ask({ verb: 'size', computer, cpus }, stage);
      console.log(`${computer} has size ${cpus}.`);
    });
}

/** `scaleout restart`: starts programs anew, one after the other. */
export function restartCommand(): Command {
  return withStage(new Command('restart'))
    .summary('start a tier anew, one computer after the other')
    .description(
      'Starts the programs of a tier or of a computer anew, one after the other, while the others serve: it gets nothing new, ' +
        'finishes what it has, and gets its share again when it serves.',
    )
    .argument('<tier or computer>', 'api, worker, web, or one computer of these')
    .addHelpText('after', '\nExamples:\n  ./scaleout restart api\n  ./scaleout restart web2')
    .action(async (of: string, { stage }: StageFlag) => {
      await ask({ verb: 'restart', of }, stage);
      console.log(`${of} was started anew.`);
    });
}

function deedCommand({ verb, summary, description, done, example }: Deed): Command {
  return withStage(new Command(verb))
    .summary(summary)
    .description(description)
    .argument('<computer>', 'which one; ./scaleout status names them')
    .addHelpText('after', `\nExamples:\n  ./scaleout ${verb} ${example}`)
    .action(async (computer: string, { stage }: StageFlag) => {
      await ask({ verb, computer }, stage);
      console.log(`${computer} ${done}`);
    });
}

function withStage(command: Command): Command {
  return command.option('--stage <stage>', 'of which running stage, where there are several');
}

async function ask(request: ControlRequest, id: string | undefined): Promise<void> {
  const progress = new Progress();
  try {
    await askControl(stageFolder(runningStage(id).id), request, progress.step);
  } catch (error) {
    progress.failed();
    throw error;
  }
  progress.done();
}

function parseCpus(text: string): number {
  const cpus = Number(text);
  if (text !== '' && cpus > 0 && Number.isFinite(cpus)) return cpus;
  throw new InvalidArgumentError('It must be a number above 0.');
}
