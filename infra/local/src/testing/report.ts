/** Says what a test set-up does that may take long, such as fetching a server. */
export function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
