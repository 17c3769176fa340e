import type { SampleLetter } from './sample-letter.ts';

/** A page that shows a mail as a reader of plain text does: as wide as the window, in the font that it has for that. */
export function mailPicture({ subject, text }: SampleLetter): string {
  return page(`<header>
<b>${escaped(subject)}</b>
<span>Lastpatch &lt;lastpatch@example.org&gt;</span>
<span>to ops@example.org</span>
</header>
<pre>${escaped(text)}</pre>`);
}

/** A page that shows an SMS as a phone does. */
export function smsPicture({ sms }: SampleLetter): string {
  return page(`<p class="sms">${escaped(sms)}</p>`);
}

const STYLE = `
  body { margin: 0; padding: 16px; background: #fff; color: #1b1b1b; font: 15px/1.45 system-ui, sans-serif; }
  header { display: grid; gap: 2px; padding-bottom: 12px; margin-bottom: 12px; border-bottom: 1px solid #d0d4d9; }
  header span { color: #555; }
  pre { margin: 0; font: 13px/1.45 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  .sms { max-width: 290px; margin: 0; padding: 10px 14px; border-radius: 16px; background: #e6e9ee; }
`;

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLE}</style>${body}</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
