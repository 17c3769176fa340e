/**
 * The style of the box. Its colours are those that the page defines: `--text`, `--muted`, `--line`, `--surface`, `--accent`,
 * `--warn`, `--bad` and `--good`. The place of an answer is kept free from the moment in which it is asked for.
 */
export const BOX_STYLE = `
.box-form label { display: block; font-weight: 600; margin-block-end: 0.375rem; }
.box-row { display: flex; gap: 0.5rem; max-inline-size: 48rem; }
.box-row input { flex: 1; min-inline-size: 0; font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.5rem 0.75rem; }
.box-row button { font: inherit; font-weight: 600; color: var(--surface); background: var(--accent); border: 1px solid var(--accent); border-radius: 0.375rem; padding: 0.5rem 1rem; cursor: pointer; }
.box-row input:focus-visible, .box-row button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.box-hint, .box-quiet, .box-reading { color: var(--muted); font-size: 0.9375em; }
.box-hint { margin-block: 0.5rem 0; }
.box-answer { overflow-wrap: anywhere; }
.box-answer:not(:empty) { max-inline-size: 80rem; box-sizing: border-box; min-block-size: 22rem; margin-block-start: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
.box-answer p { margin-block: 0 0.625rem; }
.box-answer h3, .box-answer h4 { margin-block: 0 0.375rem; }
.box-answer ol, .box-answer ul { margin-block: 0 0.625rem; padding-inline-start: 1.5rem; }
.box-deadline { font-size: 1.125em; font-weight: 600; padding-inline-start: 0.625rem; border-inline-start: 0.25rem solid currentColor; }
.box-good.box-deadline { color: var(--good); }
.box-warn { color: var(--warn); }
.box-bad { color: var(--bad); }
.box-parts { display: grid; gap: 0.5rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
.box-parts dl { display: grid; grid-template-columns: auto 1fr; gap: 0.125rem 0.75rem; margin-block: 0 0.625rem; }
.box-parts dd { margin: 0; }
.box-answer .box-links { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin-block-end: 0; }
@media (max-width: 34rem) { .box-parts dl { display: block; } .box-parts dt { color: var(--muted); } .box-parts dd { margin-block-end: 0.25rem; } }
@media (scripting: none) { .box-form, .box-answer { display: none; } }
`.trim();
