import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// Every colour, face and measure of the app is decided here (or in Mantine's defaults) and nowhere else.

/** The colour of a publication that has chosen none, and of all where the browser can't make shades of a colour. */
const pine: MantineColorsTuple = [
  '#edf7f2',
  '#dcebe4',
  '#b5d8c7',
  '#8cc3a8',
  '#69b18d',
  '#52a67c',
  '#2f7a5a',
  '#266a4d',
  '#1d5a40',
  '#114a33',
];

const stone: MantineColorsTuple = [
  '#f8f6f2',
  '#f1eee8',
  '#e8e4dc',
  '#dcd7cd',
  '#cbc5b9',
  '#b0a99c',
  '#8c857a',
  '#5c564e',
  '#45403a',
  '#2b2824',
];

const night: MantineColorsTuple = [
  '#e8e4dc',
  '#cfcac0',
  '#a8a196',
  '#9a9388',
  '#4d4841',
  '#35322d',
  '#23211e',
  '#181715',
  '#131210',
  '#0d0c0b',
];

const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Noto Serif", Georgia, serif';
const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif';

export const theme = createTheme({
  colors: { accent: pine, gray: stone, dark: night },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: SANS,
  headings: { fontFamily: SERIF, fontWeight: '600' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
});

const CAN_SHADE = CSS.supports('color', 'oklch(from red l c h)');

/**
 * A shade of the publication's own colour: its hue, and as light and colourful as the bounds allow. In OKLCH equal
 * lightness is equal contrast, so whatever colour an owner picks, text in it and on it can be read.
 */
function shade(lightness: string, chroma: string, fallback: string): string {
  return CAN_SHADE ? `oklch(from var(--press-color) ${lightness} ${chroma} h)` : fallback;
}

const day = {
  text: shade('min(l, 0.46)', 'min(c, 0.16)', pine[7]),
  filled: shade('min(l, 0.46)', 'min(c, 0.16)', pine[7]),
  hover: shade('calc(min(l, 0.46) - 0.05)', 'min(c, 0.16)', pine[8]),
  tint: shade('0.94', 'min(c, 0.04)', pine[1]),
};

const dusk = {
  text: shade('clamp(0.78, l, 0.9)', 'min(c, 0.12)', pine[3]),
  filled: shade('clamp(0.42, l, 0.5)', 'min(c, 0.14)', pine[6]),
  hover: shade('calc(clamp(0.42, l, 0.5) - 0.04)', 'min(c, 0.14)', pine[7]),
  tint: shade('0.32', 'min(c, 0.06)', pine[9]),
};

function accent({ text, filled, hover, tint }: typeof day): Record<string, string> {
  return {
    '--mantine-color-anchor': text,
    '--mantine-primary-color-filled': filled,
    '--mantine-primary-color-filled-hover': hover,
    '--mantine-color-accent-filled': filled,
    '--mantine-color-accent-filled-hover': hover,
    '--mantine-color-accent-light': tint,
    '--mantine-color-accent-light-hover': tint,
    '--mantine-color-accent-light-color': text,
    '--mantine-color-accent-outline': text,
    '--mantine-color-accent-text': text,
  };
}

/** Paper and ink, by day and by night. All pairs of text and ground have a contrast of 4.5 or more. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--press-serif': SERIF },
  light: {
    ...accent(day),
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-text': '#23201c',
    '--mantine-color-dimmed': '#6a645b',
    '--mantine-color-placeholder': '#746d63',
    '--mantine-color-default-border': '#e4dfd6',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#8f1d17',
    '--press-surface': '#f3f0ea',
    '--press-code-comment': '#6a645b',
    '--press-code-keyword': '#8a2f57',
    '--press-code-string': '#2b6244',
    '--press-code-value': '#8a4a0d',
    '--press-code-title': '#255a8a',
  },
  dark: {
    ...accent(dusk),
    '--mantine-color-text': night[0],
    '--mantine-color-dimmed': night[2],
    '--mantine-color-placeholder': night[2],
    '--mantine-color-default-border': '#38352f',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#8f1d17',
    '--press-surface': '#262421',
    '--press-code-comment': '#a8a196',
    '--press-code-keyword': '#f0a3c4',
    '--press-code-string': '#9ed3b0',
    '--press-code-value': '#f0bd86',
    '--press-code-title': '#9cc7f0',
  },
});
