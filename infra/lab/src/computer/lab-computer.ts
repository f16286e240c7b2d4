import type { SystemUser } from '@scaleout/local';
import { ComputerGroup } from '../cgroup/computer-group.ts';
import type { Hierarchy } from '../cgroup/group-files.ts';
import { namespaceFile, namespaceOf } from '../network/names.ts';
import { plugCable, pullCable } from '../network/partition.ts';
import { clientComputer, type PlannedComputer } from '../network/plan-network.ts';
import { toolPath } from '../tool-path.ts';
import { wrap, type Command } from './enter.ts';

/**
 * One emulated computer: its place in the network, and its processes as a group ({@link ComputerGroup}). Known by its
 * name alone, so that any process of root's can take it in hand.
 */
export class LabComputer {
  readonly id: string;
  readonly address: string;
  /** All that runs on it. */
  readonly group: ComputerGroup;

  constructor(
    hierarchy: Hierarchy,
    private readonly prefix: string,
    private readonly planned: PlannedComputer,
  ) {
    this.id = planned.id;
    this.address = planned.address;
    this.group = new ComputerGroup(hierarchy.group(`${prefix}/${planned.id}`));
  }

  /** Wraps a program so that it runs on this computer: under its cap, in its network, as another user if asked. */
  enter(command: string, args: readonly string[], asUser?: SystemUser): Command {
    return wrap({ joins: this.group.joins, network: this.way(), asUser }, command, args);
  }

  /**
   * Wraps a program so that it sees this computer's network without being part of the computer: no cap, and not ended with
   * it. It is how a supervisor, or a command of a person, gets to where all addresses can be reached.
   */
  visit(command: string, args: readonly string[]): Command {
    return wrap({ joins: [], network: this.way() }, command, args);
  }

  /** Takes it off the network: connections hang, as with a pulled cable. */
  async partition(): Promise<void> {
    await pullCable(this.prefix, this.planned);
  }

  /** Brings it back. */
  async heal(): Promise<void> {
    await plugCable(this.prefix, this.planned);
  }

  private way(): string[] {
    // The client has a resolv.conf of its own, which only `ip` puts in its place; that costs a mount namespace, and the
    // view of control groups with it, which the others are spared.
    if (this.id === clientComputer.id)
      return [toolPath('ip'), 'netns', 'exec', namespaceOf(this.prefix, this.id)];
    return [toolPath('nsenter'), `--net=${namespaceFile(this.prefix, this.id)}`, '--'];
  }
}
