/** Stage data that cannot be right; the message names each place. */
export class TopologyError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'TopologyError';
  }
}
