const LOW_BITS = 32n;

/** @param text as PostgreSQL writes it: `16/B374D848` */
export function parseLsn(text: string): bigint {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << LOW_BITS) | BigInt(`0x${low}`);
}
