let count = 0;

/** A prefix of its own for the lab of one spec, so that it meets neither a lab that runs nor another spec. */
export function testPrefix(): string {
  count += 1;
  return `labspec-${process.pid}-${count}`;
}
