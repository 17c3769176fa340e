import { h, type ComponentChild } from 'preact';
import { BOX_EXAMPLES } from './box-examples.ts';
import { LONGEST_ENTERED } from './entered.ts';
import { runFragment } from './run-fragment.ts';

/** Names by which the script finds the parts of the section. */
export const BOX_IDS = {
  form: 'box-form',
  entered: 'box-entered',
  hint: 'box-hint',
  answer: 'box-answer',
} as const;

/**
 * The section in which a person enters what they run. The script in `assets/box.js` answers; without scripts a sentence says so.
 * The input has no name, so that no browser ever puts what is entered into a query.
 */
export function BoxSection({
  examples = BOX_EXAMPLES,
}: {
  readonly examples?: readonly string[];
}): ComponentChild {
  return h(
    'section',
    { class: 'box', 'aria-labelledby': 'box-heading' },
    h('h2', { id: 'box-heading' }, 'How long does what you run last?'),
    h(
      'noscript',
      null,
      h('p', null, 'This needs JavaScript. The dates of all releases are on the pages below.'),
    ),
    h(
      'form',
      { id: BOX_IDS.form, class: 'box-form', role: 'search' },
      h('label', { for: BOX_IDS.entered }, 'What you run, with its release or version'),
      h(
        'div',
        { class: 'box-row' },
        h('input', {
          id: BOX_IDS.entered,
          type: 'text',
          maxlength: LONGEST_ENTERED,
          autocomplete: 'off',
          autocapitalize: 'none',
          spellcheck: false,
          enterkeyhint: 'go',
          'aria-describedby': BOX_IDS.hint,
        }),
        h('button', { type: 'submit' }, 'Show'),
      ),
      h(
        'p',
        { id: BOX_IDS.hint, class: 'box-hint' },
        'For example: ',
        examples.map((example, index) => [
          index === 0 ? null : ', ',
          h('a', { href: runFragment(example) }, example),
        ]),
      ),
    ),
    h('div', {
      id: BOX_IDS.answer,
      class: 'box-answer',
      tabindex: -1,
      'aria-live': 'polite',
      'aria-atomic': 'true',
    }),
  );
}
