import { type CalendarDate, type Product, releaseTitle, runningOutlook } from '@lastpatch/release-model';
import { h, type ComponentChild } from 'preact';
import { lifeFacts, UNNAMED } from '../life-fact.ts';
import { shownName } from '../shown-name.ts';
import { slug, slugs } from '../slug.ts';
import type { Answer, RunningAnswer } from './answer.ts';
import { type Choice, choicesOf } from './choices.ts';
import { runFragment } from './run-fragment.ts';
import {
  dateRows,
  deadlineSaid,
  pathSaid,
  readingSaid,
  runningTitle,
  standingSaid,
  type TonedText,
} from './running-words.ts';

/** An answer, and as seen from where and when. */
export interface AnswerViewProps {
  readonly answer: Answer;
  readonly on: CalendarDate;
  /** The address of a page by its path in the tree. */
  readonly hrefOf: (path: string) => string;
  /** What may be entered, as the page says it. */
  readonly examples: readonly string[];
}

/** What is said of what was entered: when it ends and the way out, or what else may be meant. */
export function AnswerView(props: AnswerViewProps): ComponentChild {
  const { answer, on, examples } = props;
  if (answer.kind === 'running') return h(RunningView, { ...props, answer });
  const { sentence, choices } = choicesOf(answer, { on, examples });
  return h('div', null, h('p', null, sentence), h(Choices, { choices }));
}

/** What a person may pick, each as a link that enters it. */
function Choices({ choices }: { readonly choices: readonly Choice[] }): ComponentChild {
  if (choices.length === 0) return null;
  return h(
    'ul',
    { class: 'box-choices' },
    choices.map(({ entered, label, note }) =>
      h('li', null, h('a', { href: runFragment(entered) }, label), note === null ? null : `: ${note}`),
    ),
  );
}

function RunningView(props: AnswerViewProps & { readonly answer: RunningAnswer }): ComponentChild {
  const { answer, on } = props;
  const { running, evidence, others } = answer;
  const outlook = runningOutlook(running, on);
  const path = pathSaid(running, outlook, on);
  return h(
    'div',
    null,
    h('h3', { class: 'box-title' }, runningTitle(running)),
    evidence === null ? null : h('p', { class: 'box-quiet' }, `${shownName(evidence)}.`),
    h(Toned, { class: 'box-deadline', ...deadlineSaid(running, outlook, on) }),
    h('p', null, standingSaid(running, outlook, on).join(' ')),
    h(
      'div',
      { class: 'box-parts' },
      h('div', null, h('h4', null, 'Upgrade'), h('p', null, path.sentence), h(Hops, path)),
      h('div', null, h('h4', null, 'Dates'), h(Dates, props)),
    ),
    h(Toned, { class: 'box-reading', ...readingSaid(running.product, on) }),
    h(PageLinks, props),
    others.length === 0
      ? null
      : h(
          'div',
          null,
          h('p', null, 'Others have a release of that name too:'),
          h(Choices, { choices: choicesOf({ kind: 'releases', found: others }, props).choices }),
        ),
  );
}

function Toned({ text, tone, class: name }: TonedText & { readonly class: string }): ComponentChild {
  return h('p', { class: `${name} box-${tone}` }, text);
}

function Hops({ hops }: { readonly hops: readonly string[] }): ComponentChild {
  return hops.length === 0
    ? null
    : h(
        'ol',
        null,
        hops.map((hop) => h('li', null, hop)),
      );
}

function Dates({
  answer: { running },
  on,
}: {
  readonly answer: RunningAnswer;
  readonly on: CalendarDate;
}): ComponentChild {
  const rows = dateRows(running, on);
  if (rows.length === 0) return h('p', null, 'No date of it is known.');
  return h(
    'dl',
    null,
    rows.map(({ what, when }) => [h('dt', null, what), h('dd', null, when)]),
  );
}

/** The release's page, its calendar where it has dates, and its document. */
function PageLinks({
  answer: { running, folder },
  hrefOf,
}: {
  readonly answer: RunningAnswer;
  readonly hrefOf: AnswerViewProps['hrefOf'];
}): ComponentChild {
  const { product, release } = running;
  const path = `${folder}/releases/${releaseSlug(product, release.key)}`;
  const title = shownName(`${product.title} ${releaseTitle(release)}`);
  const hasDates = lifeFacts(product, release, UNNAMED).length > 0;
  const link = (ending: string, label: string): ComponentChild =>
    h('li', null, h('a', { href: hrefOf(`${path}.${ending}`) }, label));
  return h(
    'ul',
    { class: 'box-links' },
    link('html', `All about ${title}`),
    hasDates ? link('ics', 'Calendar') : null,
    link('json', 'JSON'),
  );
}

function releaseSlug({ releases }: Product, key: string): string {
  return slugs(releases.map((release) => release.key)).get(key) ?? slug(key);
}
