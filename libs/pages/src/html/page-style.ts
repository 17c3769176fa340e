/** The stylesheet of all pages. Colours have the contrast that text and graphics need, in light and in dark. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --surface: #ffffff; --raised: #f3f5f7; --text: #17202a; --muted: #52606d; --line: #c5ccd3; --accent: #0b5a94;
  --good: #1d6b36; --warn: #8a4b00; --bad: #a3142a;
  --maintained: #8fd19e; --maintained-line: #1d6b36; --security: #a7cdf0; --security-line: #0b5a94;
  --extended: #dcc6f2; --extended-line: #6a3d9a; --unmaintained: #e3e3e3; --unmaintained-line: #6b6b6b;
  --development: #fff3cc; --development-line: #8a6d00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #11161b; --raised: #1b222a; --text: #e8edf2; --muted: #a9b4c0; --line: #3d4854; --accent: #7fc1f5;
    --good: #7fd694; --warn: #f0b35c; --bad: #ff8f9c;
    --maintained: #23603a; --maintained-line: #7fd694; --security: #1f4f78; --security-line: #7fc1f5;
    --extended: #4b2f6b; --extended-line: #c7a3ee; --unmaintained: #3a3f45; --unmaintained-line: #aab2ba;
    --development: #4d4213; --development-line: #e6cf6d;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 120rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 3rem); }
header { padding-top: 1rem; }
main { display: grid; gap: 0 3rem; }
main > * { min-width: 0; }
h1 { margin: .25rem 0; font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1.25rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--surface); padding: .5rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
nav li + li::before { content: "/"; margin-right: 1rem; color: var(--muted); }
.standing { margin: .25rem 0 .75rem; font-size: 1.125rem; }
.muted { color: var(--muted); }
.missing { color: var(--warn); }
figure { margin: .5rem 0 1rem; }
figcaption { font-size: .875rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0; padding: 0; list-style: none; }
.legend svg { vertical-align: -2px; }
.timeline svg { display: block; overflow: hidden; font-size: 13px; }
.legend li svg { display: inline; }
.timeline text { fill: var(--text); paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; }
.axis line { stroke: var(--line); }
.timeline .axis text { fill: var(--muted); font-size: 12px; }
.today line { stroke: var(--bad); stroke-width: 2; }
.timeline .today text { fill: var(--bad); font-size: 12px; }
.phase-maintained { --fill: var(--maintained); --edge: var(--maintained-line); }
.phase-security { --fill: var(--security); --edge: var(--security-line); }
.phase-extended { --fill: var(--extended); --edge: var(--extended-line); }
.phase-unmaintained { --fill: var(--unmaintained); --edge: var(--unmaintained-line); }
.phase-development { --fill: var(--development); --edge: var(--development-line); }
pattern rect { fill: var(--fill); }
pattern path { stroke: var(--edge); stroke-width: 1.25; fill: none; }
.bar { stroke: var(--edge); stroke-width: 1.5; }
.bar.is-planned { stroke-dasharray: 5 3; }
.mark { stroke: var(--text); stroke-width: 2.5; }
.mark.is-planned { stroke-dasharray: 3 2.5; }
.mark.is-cancelled { stroke: var(--muted); stroke-dasharray: 1 3; }
.moved { stroke: var(--warn); stroke-width: 1.5; }
.was { fill: var(--surface); stroke: var(--warn); stroke-width: 2; }
.timeline .open { font-weight: bold; }
main > table, section, details { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 600; }
tbody th { font-weight: 400; }
time { white-space: nowrap; }
del { color: var(--muted); }
.state.is-planned { color: var(--warn); }
.close { color: var(--bad); }
tr.ended { color: var(--muted); }
ul.news { padding-left: 1.25rem; }
ul.names { columns: 15rem; column-gap: 2rem; padding-left: 1.25rem; }
ul.names li { break-inside: avoid; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .35rem 0; }
footer { margin-top: 2rem; padding-block: 1rem 2rem; color: var(--muted); font-size: .875rem; }
@media (max-width: 40rem) {
  .timeline .axis text.between { display: none; }
  table { font-size: .9rem; }
  th, td { padding-right: .5rem; }
}
@media (min-width: 90rem) {
  main:has(> .ends) { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  main:has(> .ends) > .standing, main:has(> .ends) > .box, main:has(> .ends) > .products { grid-column: 1 / -1; }
}
@media print {
  @page { margin: 10mm; }
  body { zoom: .6; background: none; }
  nav, .skip, .box, .products, details, tr.ended { display: none; }
  footer { margin-top: 0; padding-block: 0; }
  footer p + p { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;
