/** Says where this process listens to the one that forked it, and ends with that. */
export function tellParent(url: string): void {
  process.on('disconnect', () => process.exit());
  process.send?.({ url });
}
