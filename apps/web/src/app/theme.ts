import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// Every colour, face and measure of the app is decided here (or in Mantine's defaults) and nowhere else.

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
  colors: { pine, gray: stone, dark: night },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: SANS,
  headings: { fontFamily: SERIF, fontWeight: '600' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
});

/** Paper and ink, by day and by night. All pairs of text and ground have a contrast of 4.5 or more. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--press-serif': SERIF },
  light: {
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-text': '#23201c',
    '--mantine-color-dimmed': '#6a645b',
    '--mantine-color-placeholder': '#746d63',
    '--mantine-color-default-border': '#e4dfd6',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': pine[7],
    '--press-surface': '#f3f0ea',
  },
  dark: {
    '--mantine-color-text': night[0],
    '--mantine-color-dimmed': night[2],
    '--mantine-color-placeholder': night[2],
    '--mantine-color-default-border': '#38352f',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': pine[3],
    '--press-surface': '#262421',
  },
});
