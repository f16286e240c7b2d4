/** Shows what is going on, a line for each step; on a terminal the last one shows that it is still at work. */
export class Progress {
  #current: { line: string; began: number } | undefined;

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  /** Begins a step; the one before it is done. */
  readonly step = (line: string): void => {
    this.done();
    this.#current = { line, began: Date.now() };
    this.out.write(this.out.isTTY ? `  … ${line}` : `${line}\n`);
  };

  /** Says how the step goes; on a terminal in the place of what was said before. */
  tell(how: string): void {
    if (!this.out.isTTY) this.out.write(`  ${how}\n`);
    else if (this.#current) this.out.write(`\r  … ${this.#current.line}: ${how}\u001b[K`);
  }

  /** Ends the last step well, and says on a line what it came to. */
  say(line: string): void {
    this.done();
    this.out.write(`${line}\n`);
  }

  /** Ends the last step well. */
  done(): void {
    this.#end('✓');
  }

  /** Ends the last step badly. */
  failed(): void {
    this.#end('✗');
  }

  #end(sign: string): void {
    const step = this.#current;
    this.#current = undefined;
    if (!step || !this.out.isTTY) return;
    const seconds = (Date.now() - step.began) / 1000;
    this.out.write(`\r  ${sign} ${step.line}${seconds >= 0.1 ? `  ${seconds.toFixed(1)} s` : ''}\u001b[K\n`);
  }
}
