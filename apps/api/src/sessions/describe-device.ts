/** What tells a browser from its `User-Agent`; the first that matches, for each also claims to be those before it. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgi?A?(?:OS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/.* Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The name that programs begin with: `curl/8.1` is curl. */
const PROGRAM = /^[\w.+-]{1,40}(?=\/|$)/;

/** The names of a browser and its system, `Firefox · Linux`: the same in every language. A program's name; or nothing. */
export function describeDevice(userAgent: string | undefined): string {
  if (userAgent === undefined) return '';
  const browser = firstOf(BROWSERS, userAgent);
  const system = firstOf(SYSTEMS, userAgent);
  const program = PROGRAM.exec(userAgent)?.[0];
  if (browser === undefined && program !== undefined && program !== 'Mozilla') return program;
  return [browser, system].filter((name) => name !== undefined).join(' · ');
}

function firstOf(names: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}
