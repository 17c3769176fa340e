import { type Fact } from './fact.ts';
import { STEPS } from './line-facts.ts';
import { DATED, STACK } from './world.ts';

/** What a reader of the simulation wants to hear of one product. */
export interface Wish {
  readonly product: string;
  /** All, those with some support, or those named. */
  readonly releases: 'all' | 'supported' | readonly string[];
  /** By their places in a life. */
  readonly phases: readonly number[];
  readonly projects: 'all' | readonly string[];
  readonly kinds: readonly string[];
}

/** What a reader of the simulation wants to hear. */
export interface Subscription {
  readonly wishes: readonly Wish[];
  readonly reminders: readonly number[];
}

const PHASES = [0, 1, 2, 3, 4, 5, 6];
const DATES = ['scheduled', 'moved', 'unscheduled', 'reminder', 'released', 'due', 'entered', 'withdrawn'];
const ALL = [...DATES, 'announced', 'version', 'retired'];

/** The subscriptions that watches of a simulation may have: from one to another they are widened, narrowed, or both. */
export const SUBSCRIPTIONS: readonly Subscription[] = [
  {
    wishes: [
      {
        product: STACK,
        releases: ['epoxy.0'],
        phases: [5, 6],
        projects: [],
        kinds: ['due', 'entered', 'withdrawn'],
      },
    ],
    reminders: [],
  },
  {
    wishes: [
      {
        product: STACK,
        releases: 'all',
        phases: [4, 5, 6],
        projects: [],
        kinds: ['reminder', 'due', 'moved'],
      },
      { product: DATED, releases: 'all', phases: [3, 6], projects: [], kinds: ['reminder', 'entered'] },
    ],
    reminders: [90, 7],
  },
  {
    wishes: [
      { product: STACK, releases: 'supported', phases: [2, 3, 4, 5, 6], projects: ['nova'], kinds: ALL },
      { product: DATED, releases: 'supported', phases: [2, 3, 4, 5, 6], projects: [], kinds: DATES },
    ],
    reminders: [180, 30, 1],
  },
  {
    wishes: [STACK, DATED].map((product) => ({
      product,
      releases: 'all' as const,
      phases: PHASES,
      projects: 'all' as const,
      kinds: ALL,
    })),
    reminders: STEPS,
  },
  {
    wishes: [
      {
        product: STACK,
        releases: ['EPOXY', 'flamingo.0', 'line3.0'],
        phases: [1, 2, 3, 4, 5, 6],
        projects: [],
        kinds: DATES,
      },
    ],
    reminders: [30],
  },
  {
    wishes: [
      { product: DATED, releases: ['d3', 'd1.0'], phases: PHASES, projects: [], kinds: ALL },
      { product: STACK, releases: 'supported', phases: PHASES, projects: 'all', kinds: ALL },
    ],
    reminders: STEPS,
  },
];

/** Of no phase in particular. */
const WITHOUT_PHASE = ['announced', 'version', 'retired'];

/** What a reader is told of all that has happened; of several reminders of one beginning, the nearest. */
export function toldTo(subscription: Subscription, facts: readonly Fact[]): Fact[] {
  const wanted = facts.filter(
    (fact) =>
      (fact.step === undefined || fact.step === 0 || subscription.reminders.includes(fact.step)) &&
      subscription.wishes.some((wish) => isWished(wish, fact)),
  );
  const nearest = new Map<string, number>();
  const placeOf = ({ product, release, phase }: Fact): string => `${product} ${release} ${phase}`;
  for (const fact of wanted) {
    if (fact.kind !== 'reminder') continue;
    nearest.set(placeOf(fact), Math.min(fact.step ?? 0, nearest.get(placeOf(fact)) ?? Infinity));
  }
  return wanted.filter((fact) => fact.kind !== 'reminder' || nearest.get(placeOf(fact)) === fact.step);
}

/** Which of them are for the ways that carry what is urgent: ends reached, near, or moved earlier. */
export function urgentOf(facts: readonly Fact[], today: number): Fact[] {
  return facts.filter(({ kind, phase, date, was, next }) => {
    if (phase === null || phase < 3) return false;
    if (kind === 'entered' || kind === 'due') return true;
    if (kind === 'moved' && date !== null && was !== undefined && date < was) return true;
    if (!['reminder', 'moved', 'scheduled', 'withdrawn'].includes(kind)) return false;
    const end = kind === 'withdrawn' ? next?.date : date;
    return end !== undefined && end !== null && end - today <= 7;
  });
}

function isWished(wish: Wish, fact: Fact): boolean {
  const { project } = fact;
  if (project !== undefined && wish.projects !== 'all' && !wish.projects.includes(project)) return false;
  return isSubject(wish, fact) && isOfWishedKind(wish, fact);
}

/** Whether a fact is about what a reader wishes to read about, of whatever kind it is. */
export function isSubject({ product, releases }: Wish, fact: Fact): boolean {
  if (product !== fact.product) return false;
  if (releases === 'all' || fact.release === null) return true;
  return releases === 'supported' ? fact.concernsSupported : isNamed({ releases }, fact.release);
}

/** Whether a release is among those named: as its product lists it, or by its key, in any case. */
export function isNamed({ releases }: Pick<Wish, 'releases'>, release: string): boolean {
  if (typeof releases === 'string') return false;
  return releases.some((name) => [release, `${release}.0`].includes(name.toLowerCase()));
}

function isOfWishedKind({ kinds, phases }: Wish, { kind, phase, step, standsFor = [] }: Fact): boolean {
  if (WITHOUT_PHASE.includes(kind) && kinds.includes(kind)) return true;
  // A planned day that comes unread is for whoever wants to hear of days that have come.
  const names = step === 0 ? ['due', 'entered', 'released'] : [kind, ...standsFor];
  const place = kind === 'announced' ? 2 : phase;
  return place !== null && phases.includes(place) && names.some((name) => kinds.includes(name));
}
