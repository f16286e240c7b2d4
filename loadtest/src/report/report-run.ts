import type { Stage } from '@scaleout/topology';
import { readRun } from '../results/stage/stage-results.ts';
import { buildReport } from './report.ts';

/** Forms of a report. */
export type ReportForm = 'markdown' | 'html' | 'json';

/**
 * Says of a run what its stages carried, in that form.
 * @param run its name, or the path of its folder
 * @param ladder the ten stages, by their rungs
 * @throws LoadTestError where there is no such run
 */
export async function reportRun(run: string, ladder: readonly Stage[], form: ReportForm): Promise<string> {
  const report = buildReport(readRun(run), ladder);
  if (form === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  // What draws is loaded where something is drawn: every command would wait for it otherwise.
  if (form === 'html') return (await import('./html.ts')).renderHtml(report);
  return (await import('./markdown.ts')).renderMarkdown(report);
}
