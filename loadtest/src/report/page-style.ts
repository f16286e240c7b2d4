/** Colours by day and by night; lines and marks differ by more than their hue, for each is named where it ends. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #fff; --ink: #1b1f24; --soft: #57606a; --rule: #d0d7de;
  --mark: #0a62c4; --p50: #1a7f37; --p95: #0a62c4; --p99: #8250df; --limit: #cf222e; --link: #0a4fa3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --ink: #e6edf3; --soft: #9ea7b3; --rule: #30363d;
    --mark: #58a6ff; --p50: #56d364; --p95: #58a6ff; --p99: #bc8cff; --limit: #ff7b72; --link: #79b8ff;
  }
}
body { margin: 0 auto; max-width: 800px; padding: 1rem; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: 1.2rem; font-size: 1.25rem; } h3 { font-size: 1rem; }
a { color: var(--link); } nav ul { columns: 2; padding-left: 1.1rem; }
figure { margin: 1.5rem 0; } figcaption, caption { text-align: left; font-weight: 600; color: var(--soft); padding-bottom: .4rem; }
figure svg { display: block; max-width: 100%; height: auto; color: var(--ink); background: none; }
.narrow { display: none; }
summary { cursor: pointer; color: var(--link); padding: .35rem 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
th[scope=row], thead th:first-child { text-align: left; }
td:last-child { text-align: left; white-space: normal; min-width: 9rem; }
@media (max-width: 700px) { .wide { display: none; } .narrow { display: block; } nav ul { columns: 1; } }
@media print { .narrow { display: none; } }
`;
