import type { Page } from 'playwright-core';

/**
 * Everything a page says: its title, what is to be seen, and what is only heard or shown on hovering. Without code, and what other
 * publications wrote: their names, and their articles where one looks around.
 */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const theirs = '.publication-list, .explored a, .explored-description, pre, textarea';
    const found = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      if (parentElement?.checkVisibility() && !parentElement.closest(theirs)) found.push(textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility() || element.parentElement?.closest(theirs)) continue;
      for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt']) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}
