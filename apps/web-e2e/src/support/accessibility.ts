import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe looks at: everything, or only contrast, or all but contrast, which is most of its work. */
export type Scope = 'all' | 'contrast' | 'all but contrast';

/**
 * What axe finds on the page that is serious or critical, a line each: the rule, and where it is broken. What axe could
 * not decide about contrast counts too: unknown is not fine.
 */
export async function seriousFaults(page: Page, scope: Scope = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (wanted) => {
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations, incomplete } = await judge.run(document, {
      resultTypes: ['violations', 'incomplete'],
      ...(wanted === 'contrast' ? { runOnly: ['color-contrast'] } : {}),
      rules: { 'color-contrast': { enabled: wanted !== 'all but contrast' } },
    });
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const unknown = incomplete.filter(({ id }) => id === 'color-contrast');
    return [...serious, ...unknown].flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, any }) => `${id}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`,
      ),
    );
  }, scope);
}

/** The same by day and by night. */
export async function faultsInBothThemes(page: Page, scope?: Scope): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await seriousFaults(page, scope)).map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}
