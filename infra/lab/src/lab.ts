import { LaunchError, repositoryRoot } from '@scaleout/local';
import { findHierarchy } from './cgroup/find-hierarchy.ts';
import { ComputerGroup } from './cgroup/computer-group.ts';
import type { Hierarchy } from './cgroup/group-files.ts';
import { LabComputer } from './computer/lab-computer.ts';
import { labProblem } from './lab-problem.ts';
import { connect, makeNetwork, writeResolver } from './network/make-network.ts';
import { namespaceOf } from './network/names.ts';
import { gatewayOf, servers } from './network/networks.ts';
import {
  type asideIds,
  clientComputer,
  planNetwork,
  routerId,
  type NetworkPlan,
  type PlannedComputer,
} from './network/plan-network.ts';
import { disconnect } from './network/remove-network.ts';
import { adoptLab, claimLab, notePlan } from './state/claim-lab.ts';
import { forgetLab, readLabState } from './state/lab-state.ts';
import { sweep, type Swept } from './sweep.ts';

/** The prefix of the one lab that a machine has; specs have others. */
const ourPrefix = 'scaleout';

/** For whom a lab is made. */
export interface LabOptions {
  /** Id of the stage, for people. */
  readonly stage: string;
  readonly plan: NetworkPlan;
  /** The clone it belongs to, for people. */
  readonly folder?: string;
}

/** The emulated computers of this machine, and the network between them. */
export class Lab {
  constructor(
    private readonly hierarchy: Hierarchy,
    private current: NetworkPlan,
  ) {}

  /** The computers of the stage, as they are now. */
  get plan(): NetworkPlan {
    return this.current;
  }

  /** What stands between all: whoever is here reaches every address. It answers for the DNS server where there is none. */
  get router(): LabComputer {
    return this.at({ id: routerId, address: gatewayOf(servers) });
  }

  /** Where test traffic comes from. It alone finds computers by the lab's names. */
  get client(): LabComputer {
    return this.at(clientComputer);
  }

  /** A group of processes that are the lab's, and end with it, though they are on no computer of it. */
  aside(what: (typeof asideIds)[number]): ComputerGroup {
    return new ComputerGroup(this.hierarchy.group(`${this.current.prefix}/${what}`));
  }

  /** The computer of this name; a LaunchError when the lab has none. */
  computer(id: string): LabComputer {
    if (id === routerId) return this.router;
    if (id === clientComputer.id) return this.client;
    const planned = this.current.computers.find((computer) => computer.id === id);
    if (planned) return this.at(planned);
    const known = [...this.current.computers.map((computer) => computer.id), routerId, clientComputer.id];
    throw new LaunchError(`The lab has no computer ${id}.`, { mend: `It has ${known.join(', ')}.` });
  }

  /**
   * Makes the computers that a plan has and the lab has not, then removes those it has and the plan has not, with all that
   * runs on them. A plan of what was and what comes, then one of what comes alone, walk from stage to stage.
   */
  async become(plan: NetworkPlan): Promise<void> {
    const { prefix, computers } = this.current;
    refuseMoves(computers, plan.computers);
    const added = plan.computers.filter((computer) => !has(computers, computer));
    const removed = computers.filter((computer) => !has(plan.computers, computer));
    await notePlan({ ...plan, computers: [...computers, ...added] });
    for (const computer of added) this.at(computer).group.make();
    await connect(prefix, added);
    writeResolver(namespaceOf(prefix, clientComputer.id), plan.nameserver);
    for (const computer of removed) await this.switchOff(this.at(computer));
    await disconnect(prefix, removed);
    await notePlan(plan);
    this.current = plan;
    this.weigh();
  }

  /** Makes this process the owner, as long as it lives: for a supervisor that was started by whoever made the lab. */
  async adopt(): Promise<void> {
    await adoptLab(this.current.prefix);
  }

  /** Lets the whole lab weigh as many processes as it has computers, against what else this machine does. */
  weigh(): void {
    const own = [this.router, this.client];
    this.hierarchy.group(this.current.prefix).writeWeight(this.current.computers.length + own.length);
  }

  private at(computer: PlannedComputer): LabComputer {
    return new LabComputer(this.hierarchy, this.current.prefix, computer);
  }

  private async switchOff({ group }: LabComputer): Promise<void> {
    await group.kill();
    await group.remove();
  }
}

/**
 * Makes a lab, after clearing what a killed one left. This process owns it until {@link Lab.adopt} gives it to another.
 * A LaunchError when this machine can have none, or has one.
 */
export async function openLab({ stage, plan, folder = repositoryRoot }: LabOptions): Promise<Lab> {
  const problem = await labProblem();
  if (problem) throw problem;
  const hierarchy = hierarchyHere();
  await claimLab({ stage, folder, plan });
  try {
    await sweep(hierarchy, plan.prefix);
    const lab = new Lab(hierarchy, plan);
    for (const computer of [lab.router, lab.client, ...plan.computers.map(({ id }) => lab.computer(id))])
      computer.group.make();
    lab.weigh();
    await makeNetwork(plan);
    return lab;
  } catch (error) {
    await sweep(hierarchy, plan.prefix);
    forgetLab(plan.prefix);
    throw error;
  }
}

/** The lab that is on this machine; undefined when there is none. */
export function findLab(prefix = ourPrefix): Lab | undefined {
  const state = readLabState(prefix);
  return state && new Lab(hierarchyHere(), state.plan);
}

/**
 * Ends all processes of the lab and removes all it was made of, also what a killed owner left, also without its state file; does
 * nothing where nothing is. A LaunchError when it has another owner, who lives.
 */
export async function clearLab(prefix = ourPrefix): Promise<Swept> {
  const problem = await labProblem();
  if (problem) throw problem;
  const plan = readLabState(prefix)?.plan ?? planNetwork({ computers: [] }, { prefix });
  await claimLab({ stage: 'the end of a lab', folder: repositoryRoot, plan });
  const swept = await sweep(hierarchyHere(), prefix);
  forgetLab(prefix);
  return swept;
}

function has(computers: readonly PlannedComputer[], { id, address }: PlannedComputer): boolean {
  return computers.some((computer) => computer.id === id && computer.address === address);
}

/** A process knows where it listens, and the others where it is: a computer that runs stays where it is. */
function refuseMoves(before: readonly PlannedComputer[], after: readonly PlannedComputer[]): void {
  for (const { id, address } of after) {
    const was = before.find((computer) => computer.id === id);
    if (was && was.address !== address)
      throw new LaunchError(`${id} cannot go from ${was.address} to ${address} while it runs.`);
  }
}

function hierarchyHere(): Hierarchy {
  const hierarchy = findHierarchy();
  if (!hierarchy) throw new LaunchError('This machine offers no cpu controller of control groups.');
  return hierarchy;
}
