import { nearestName, NOTICE_KINDS, type NoticeKind, type Phase, PHASES } from '@lastpatch/release-model';
import * as z from 'zod';
import { NO_DATES, NO_FILE, NO_PRODUCTS, type ProductSettings } from './product-settings.ts';
import {
  defaultKinds,
  DEFAULT_PHASES,
  type FollowedReleases,
  type FollowRule,
  ONLY_END_OF_LIFE,
  type RunningRule,
} from './follow-rule.ts';
import { REFRESH_KEYS, refreshFrom, refreshSchema, type RefreshSettings } from './refresh-settings.ts';
import { listOf, mappingOf, wholeNumber, word } from './setting-values.ts';
import { FLEET_KEYS, fleetFrom, fleetSchema, type FleetSettings } from './fleet-settings.ts';
import { heartbeatFrom, heartbeatSchema, type HeartbeatSettings } from './heartbeat-settings.ts';
import { DEFAULT_LOCALE, type Locale, localeSchema } from './locale.ts';
import { PAGES_KEYS, pagesFrom, pagesSchema, type PageSettings } from './page-settings.ts';
import { SEND_KEYS, sendFrom, sendSchema, type SendSettings } from './send-settings.ts';
import { smsFrom, smsSchema, type SmsSettings } from './sms-settings.ts';
import { DEFAULT_TIME_ZONE, isTimeZone, NO_TIME_ZONE } from './time-zone.ts';

/** Days before an end of support on which it is told, unless a watch says otherwise. */
export const DEFAULT_REMINDERS = [180, 90, 30, 7, 1] as const;

/** How long a withdrawn word must stay withdrawn before it is told, unless set otherwise. */
export const DEFAULT_SETTLING_DAYS = 14;

const MOST_DAYS = 3650;

/** The word for many releases that was meant, where one is near. */
function hint(written: unknown): string {
  const nearest = typeof written === 'string' ? nearestName(written, MANY_RELEASES) : undefined;
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}

function nearRunning(written: unknown): string {
  const nearest = typeof written === 'string' ? nearestName(written, [RUNNING]) : undefined;
  return nearest === undefined ? '' : `: did you mean ${nearest}?`;
}

const names = z.array(word).min(1, { error: 'expected at least one name' });

const MANY_RELEASES = ['all', 'supported'] as const;

const releases = z.union([z.enum(MANY_RELEASES), names], {
  error: ({ input }) =>
    `expected all, supported, or a list of releases such as [2025.1, 2026.1]${hint(input)}`,
});

const projects = z.union([z.literal('all'), names], {
  error: 'expected all, or a list of projects, services or teams such as [nova, neutron]',
});

const phases = listOf<Phase>(PHASES, 'phase');
const kinds = listOf<NoticeKind>(NOTICE_KINDS, 'kind');
const only = z.literal('end-of-life', { error: 'expected end-of-life' });

const rule = z.strictObject(
  {
    releases: releases.default('supported').describe('all, supported, or ids or names of releases'),
    phases: phases.optional().describe('which phases are told'),
    projects: projects.optional().describe('whose versions and own ends are told'),
    kinds: kinds.optional().describe('which kinds of notices are told'),
  },
  mappingOf('releases, phases, projects, kinds'),
);

const follow = z
  .record(
    word,
    z.union([releases, rule], {
      error: ({ input }) =>
        `expected all, supported, a list of releases, or a rule with releases, phases, projects, kinds${hint(input)}`,
    }),
    {
      error: 'expected products, as in { openstack: supported }',
    },
  )
  .refine((products) => Object.keys(products).length > 0, {
    error: 'expected at least one product, as in { openstack: supported }',
  });

/** What a watch follows that follows what the fleet runs. */
export const RUNNING = 'running';

const watch = z.strictObject(
  {
    id: z
      .string({ error: 'expected 1 to 40 lower-case letters, digits and hyphens, as in platform' })
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
        error: 'expected 1 to 40 lower-case letters, digits and hyphens, as in platform',
      })
      .describe('never changes: letters are remembered under it'),
    title: word.optional().describe('what people read in its place'),
    follow: z
      .union([z.literal(RUNNING), follow], {
        error: ({ input }) =>
          `expected products, as in { openstack: supported }, or ${RUNNING}: what the fleet runs${nearRunning(input)}`,
      })
      .describe('products, and what is followed of each; or running: what the fleet runs'),
    only: only.optional().describe('just a mail at the end'),
    reminders: z
      .array(wholeNumber(1, MOST_DAYS, 'days'), {
        error: 'expected a list of days, as in [90, 30, 7], or [] for none',
      })
      .optional()
      .describe(`days before an end of support; ${DEFAULT_REMINDERS.join(', ')} when left out`),
    digest: z
      .enum(['monthly', 'off'], { error: 'expected monthly or off' })
      .optional()
      .describe('what stands where, once a month; monthly when left out'),
    https: z
      .enum(['letter', 'chat'], { error: 'expected letter or chat' })
      .optional()
      .describe('what receivers over HTTPS get on AWS: the letter, or a notification for chats'),
    locale: localeSchema.optional().describe(`the language of its letters; ${DEFAULT_LOCALE} when left out`),
  },
  mappingOf('a watch with an id and what it follows'),
);

const brake = z.strictObject(
  {
    notices: wholeNumber(1, 10_000, 'notices')
      .default(25)
      .describe('a watch that would be told more is held, when it is also'),
    times: wholeNumber(1, 1000, 'times')
      .default(5)
      .describe('so many times its largest run of the last 90 days'),
  },
  mappingOf('notices and times'),
);

/** The whole of lastpatch.yaml, as it is written. */
export const settingsSchema = z.strictObject(
  {
    timezone: word
      .refine(isTimeZone, { error: NO_TIME_ZONE })
      .default(DEFAULT_TIME_ZONE)
      .describe('the zone in which a day begins'),
    settlingDays: wholeNumber(0, 365, 'days')
      .default(DEFAULT_SETTLING_DAYS)
      .describe('how long a withdrawn word must stay withdrawn before it is told'),
    brake: brake.default({ notices: 25, times: 5 }).describe('when a flood is held'),
    refresh: refreshSchema.optional().describe('daily, never, or how and from where sources are read anew'),
    products: z
      .array(z.string({ error: NO_FILE }).min(1, { error: NO_FILE }), { error: NO_PRODUCTS })
      .optional()
      .describe(
        'files of own products, or folders of them; the folder products beside this file when left out',
      ),
    dates: z
      .record(word, word, { error: NO_DATES })
      .default({})
      .describe("whose dates decide a product's deadlines, in place of upstream's"),
    fleet: fleetSchema.optional().describe('what runs where, and how long an upgrade takes'),
    pages: pagesSchema.optional().describe('where the daily run publishes calendars, feeds and JSON'),
    sms: smsSchema.optional().describe('how phones get their SMS on AWS'),
    send: sendSchema.optional().describe('how a machine of your own sends letters'),
    heartbeat: heartbeatSchema,
    watches: z
      .array(watch, { error: 'expected a list of watches, each with an id and what it follows' })
      .min(1, { error: 'expected at least one watch' }),
  },
  mappingOf('keys such as watches, not a list or a word'),
);

/** The keys that may stand at each level, for whoever misspelt one. */
export const SETTINGS_KEYS = {
  top: Object.keys(settingsSchema.shape),
  brake: Object.keys(brake.shape),
  pages: PAGES_KEYS,
  sms: Object.keys(smsSchema.shape),
  ...SEND_KEYS,
  ...REFRESH_KEYS,
  ...FLEET_KEYS,
  watch: Object.keys(watch.shape),
  rule: Object.keys(rule.shape),
} as const;

type Written = z.output<typeof settingsSchema>;
type WrittenWatch = Written['watches'][number];

/** What one team wants to hear of, and how early. */
export interface Watch {
  /** Never changes, apart from the title. */
  readonly id: string;
  readonly title: string;
  readonly follow: readonly FollowRule[];
  /** Of a watch that follows what the fleet runs, whatever that is on a day, with these phases and kinds; else left out. */
  readonly running?: RunningRule;
  /** Days before an end of support, the longest first. */
  readonly reminders: readonly number[];
  readonly digest: 'monthly' | 'off';
  /** Of a watch whose receivers over HTTPS on AWS are chats, which do not take the letter as JSON; else left out. */
  readonly https?: 'chat';
  /** The language of its letters; left out where that is English. */
  readonly locale?: Locale;
  /** Whose dates decide, by the names of products; left out where upstream's do. */
  readonly dates?: ProductSettings['dates'];
}

/** What a team set, with defaults filled in. */
export interface Settings extends ProductSettings {
  readonly timezone: string;
  /** How long a withdrawn word must stay withdrawn before it is told. */
  readonly settlingDays: number;
  /** A run that would tell a watch more notices than this, and so many times its largest run, is held. */
  readonly brake: { readonly notices: number; readonly times: number };
  readonly refresh: RefreshSettings;
  /** Null where nothing is said of it. */
  readonly fleet: FleetSettings | null;
  /** Null where nothing is said of them. */
  readonly pages: PageSettings | null;
  readonly sms: SmsSettings;
  /** Null where nothing is said of it. */
  readonly send: SendSettings | null;
  /** The address that a good run on a machine asks; null where nothing is said of it. */
  readonly heartbeat: HeartbeatSettings | null;
  readonly watches: readonly Watch[];
}

/** Fills in what the written settings leave out. */
export function settingsFrom(written: Written): Settings {
  const { products, refresh, fleet, pages, sms, send, heartbeat, watches, ...rest } = written;
  return {
    ...rest,
    products: products ?? null,
    refresh: refreshFrom(refresh),
    fleet: fleetFrom(fleet),
    pages: pagesFrom(pages),
    sms: smsFrom(sms),
    send: sendFrom(send),
    heartbeat: heartbeatFrom(heartbeat),
    watches: watches.map((watch) => watchFrom(watch, rest.dates)),
  };
}

function watchFrom(written: WrittenWatch, dates: ProductSettings['dates']): Watch {
  const preset = written.only === undefined ? undefined : ONLY_END_OF_LIFE;
  return {
    id: written.id,
    title: written.title ?? written.id,
    follow: written.follow === RUNNING ? [] : rulesFrom(written.follow, written),
    ...(written.follow === RUNNING ? { running: ruleDefaults(written, []) } : {}),
    reminders: [...new Set(written.reminders ?? (preset ? [] : DEFAULT_REMINDERS))].sort((a, b) => b - a),
    digest: written.digest ?? (preset ? 'off' : 'monthly'),
    ...(written.https === 'chat' ? { https: 'chat' } : {}),
    ...(written.locale === undefined || written.locale === DEFAULT_LOCALE ? {} : { locale: written.locale }),
    ...(Object.keys(dates).length === 0 ? {} : { dates }),
  };
}

function rulesFrom(products: z.output<typeof follow>, written: WrittenWatch): FollowRule[] {
  return Object.entries(products).map(([product, entry]) => {
    const rule = isRule(entry) ? entry : { releases: entry };
    const { projects = [] } = rule;
    const { phases, kinds } = ruleDefaults(written, projects);
    return {
      product,
      releases: rule.releases,
      phases: rule.phases ?? phases,
      projects,
      kinds: rule.kinds ?? kinds,
    };
  });
}

function ruleDefaults(written: WrittenWatch, projects: FollowRule['projects']): RunningRule {
  return {
    phases: written.only === undefined ? DEFAULT_PHASES : ONLY_END_OF_LIFE.phases,
    kinds: presetKinds(written) ?? defaultKinds(projects),
  };
}

/** Whoever wants just a mail at the end, and says when to be reminded, wants to be reminded. */
function presetKinds({ only, reminders }: WrittenWatch): readonly NoticeKind[] | undefined {
  if (only === undefined) return undefined;
  return reminders === undefined ? ONLY_END_OF_LIFE.kinds : [...ONLY_END_OF_LIFE.kinds, 'reminder'];
}

function isRule(entry: FollowedReleases | z.output<typeof rule>): entry is z.output<typeof rule> {
  return typeof entry === 'object' && 'releases' in entry;
}
