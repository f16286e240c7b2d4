/** A share as people say it: `42 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A figure with as many digits as tell something: `1234`, `12.3`, `0.148`. */
export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}
