import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const FONT_SIZE = '12px';

/** What is used of an element of a browser. */
interface Drawn {
  setAttribute(name: string, value: string): void;
  readonly outerHTML: string;
}

// Plot's types are of a browser's document, which is not among ours: nothing here runs in one.
const plotInto = plot as unknown as (options: Omit<PlotOptions, 'document'> & { document: unknown }) => Drawn;

/**
 * Draws a picture as an SVG that stands by itself. Its colours are variables of the page that it is put into, so that the
 * page is read by day and by night. The document that it is made in is linkedom's.
 * @param says what is to be seen, for those who do not see it
 */
export function draw(options: Omit<PlotOptions, 'document' | 'style'>, says: string): string {
  const { document } = parseHTML('<!doctype html><html lang="en"></html>') as { document: unknown };
  const svg = plotInto({ ...options, document, style: { fontSize: FONT_SIZE } });
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', says);
  return svg.outerHTML;
}
