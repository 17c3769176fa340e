import { declaresPhases, type Phase, type Source } from '@lastpatch/release-model';
import type { FactState, LifeFact } from './life-fact.ts';
import { beginningOf } from './phase-name.ts';

const MEANING: Readonly<Record<Phase, string>> = {
  planned: 'It is planned.',
  development: 'It is being developed.',
  maintained: 'From this day on it is out, and gets all fixes.',
  security: 'From this day on it gets security fixes only.',
  extended: 'From this day on it gets extended maintenance only.',
  unmaintained: 'From this day on upstream no longer maintains it.',
  'end-of-life': 'From this day on nothing in it is fixed any more, security holes included.',
};

const WHO: Readonly<Record<Source, string>> = {
  openstack: 'OpenStack',
  'endoflife-date': 'endoflife.date',
  custom: 'the team',
};

const STATE: Readonly<Record<FactState, string>> = {
  declared: '',
  derived: ' (derived)',
  planned: ' (planned)',
  // The phase may have begun all the same, on a day that nobody gives.
  cancelled: ' (date taken away)',
};

/** `OpenStack 2025.1 Epoxy: unmaintained (planned)` */
export function factTitle(fact: LifeFact): string {
  return `${fact.title}: ${beginningWords(fact)}`;
}

/** `unmaintained (planned)` */
export function beginningWords({ phase, state }: Pick<LifeFact, 'phase' | 'state'>): string {
  return `${beginningOf(phase)}${STATE[state]}`;
}

/** Who gives the dates of a source's products: `OpenStack`, `the team`. */
export function sourceName(source: Source): string {
  return WHO[source];
}

/** What it means, on whose word, and from where the date has moved. */
export function factSentences(fact: LifeFact): string {
  const said = sentences(fact);
  return fact.was === null ? said : `${said} Before, the date was ${fact.was}.`;
}

function sentences({ phase, date, state, product }: LifeFact): string {
  const who = WHO[product.source];
  const declares = declaresPhases(product.source);
  switch (state) {
    case 'cancelled':
      return `${who} gave ${date} for this, and gives that date no more.`;
    case 'planned':
      return `${MEANING[phase]} Planned by ${who} for ${date}${declares ? ', and not declared yet' : ''}; the date may move.`;
    case 'derived':
      return `${MEANING[phase]} The day, ${date}, follows from a policy or from other dates.`;
    case 'declared':
      return `${MEANING[phase]} ${declares ? `Declared by ${who}` : `By the date that ${who} gives`}: ${date}.`;
  }
}
