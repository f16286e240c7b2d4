import { useEffect, useRef } from 'react';
import { usePathname } from 'wouter/use-browser-location';

let navigated = false;
let traversed = false;

window.addEventListener('popstate', () => (traversed = true));

/** Whether the page now shown was reached from another one, and not by loading the document. */
export function arrivedByNavigation(): boolean {
  return navigated;
}

/** Starts every new page at its top; going back and forth is left to the browser, which knows where one was. */
export function useScrollToTop(): void {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!traversed) window.scrollTo(0, 0);
    traversed = false;
  }, [pathname]);
}

for (const type of ['pushState', 'replaceState', 'popstate']) {
  window.addEventListener(type, () => (navigated = true));
}
