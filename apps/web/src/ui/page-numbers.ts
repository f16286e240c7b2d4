/** Pages to offer as links: the first, the last, and those around the current one. `null` is a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(near)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const before = pages[index - 1];
    if (before === undefined || page - before === 1) return [page];
    // A gap of one page takes the room of that page: show the page.
    return page - before === 2 ? [page - 1, page] : [null, page];
  });
}
