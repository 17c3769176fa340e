import * as z from 'zod';

/** Sources that can be read over the network. */
export const LIVE_SOURCES = ['openstack', 'endoflife-date'] as const;

export type LiveSource = (typeof LIVE_SOURCES)[number];

/** How, and from where, sources are read anew. */
export interface RefreshSettings {
  /** Whether each run reads them, or only one that is told to. */
  readonly isDaily: boolean;
  /** Whether the settings say so: where they say nothing, a deployed notifier reads them daily all the same. */
  readonly isSet: boolean;
  readonly sources: readonly LiveSource[];
  /** Who asks, for upstream's logs: a mail address or a page; null when it is not said. */
  readonly contact: string | null;
  /** Addresses of the team's own, tried before upstream's. */
  readonly mirrors: {
    readonly openstackArchive: readonly string[];
    readonly openstackSeriesStatus: readonly string[];
    readonly endoflifeDate: readonly string[];
  };
  /** Whether upstream's own addresses are left alone where there is a mirror. */
  readonly isMirrorsOnly: boolean;
  /** Hosts, with their port unless it is 443, that mirrors may lead on to; like those of mirrors they may have private addresses. */
  readonly trustedHosts: readonly string[];
  /** A file with certificates of authorities that are trusted besides the usual ones; null when there is none. */
  readonly certificateAuthorities: string | null;
}

const WHEN = ['daily', 'never'] as const;
const LONGEST_TEXT = 300;
const MOST_ENTRIES = 10;

function text(what: string): z.ZodString {
  const error = `expected ${what}`;
  return z.string({ error }).min(1, { error }).max(LONGEST_TEXT, { error });
}

const address = text('an address that begins with https://').refine(isHttpsAddress, {
  error: 'expected an address that begins with https://, without a name or password in it',
});
const addresses = z
  .array(address, { error: 'expected a list of addresses' })
  .max(MOST_ENTRIES, { error: `expected at most ${MOST_ENTRIES} addresses` });

const host = text('the name of a host').regex(
  /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i,
  {
    error:
      'expected the name of a host, as in mirror.example.org or mirror.example.org:8443, without https:// and without a path',
  },
);

const mirrors = z.strictObject(
  {
    openstackArchive: addresses.default([]).describe('archives of openstack/releases, as .tar.gz'),
    openstackSeriesStatus: addresses.default([]).describe('copies of data/series_status.yaml'),
    endoflifeDate: addresses.default([]).describe("copies of endoflife.date's products/full"),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? undefined : 'expected lists of addresses by what they mirror',
  },
);

const rules = z.strictObject(
  {
    when: z
      .enum(WHEN, { error: 'expected daily or never' })
      .default('daily')
      .describe('daily: each run reads the sources anew'),
    sources: z
      .array(z.enum(LIVE_SOURCES, { error: `expected ${LIVE_SOURCES.join(' or ')}` }), {
        error: `expected a list of sources, as in [${LIVE_SOURCES.join(', ')}]`,
      })
      .min(1, { error: 'expected at least one source' })
      .optional()
      .describe('which sources are read; all when left out'),
    contact: text('a mail address or a page')
      .regex(/^[\x20-\x7e]+$/, { error: 'expected a mail address or a page in ASCII characters' })
      .optional()
      .describe('who asks, told to upstream'),
    mirrors: mirrors.optional().describe("addresses of your own, tried before upstream's"),
    mirrorsOnly: z
      .enum(['yes', 'no', 'true', 'false'], { error: 'expected yes or no' })
      .optional()
      .describe("yes: upstream's own addresses are never asked, for what has mirrors of your own"),
    trustedHosts: z
      .array(host, { error: 'expected a list of hosts' })
      .optional()
      .describe(
        'hosts that your mirrors lead on to; like those of the mirrors they may have private addresses',
      ),
    certificateAuthorities: text('the path of a PEM file')
      .optional()
      .describe('a PEM file of authorities that are trusted besides the usual ones'),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? undefined
        : `expected ${WHEN.join(' or ')}, or keys such as when and mirrors`,
  },
);

/** `refresh:` as it is written: a word, or all of it. */
export const refreshSchema = z.union([z.enum(WHEN), rules], {
  error: `expected ${WHEN.join(' or ')}, or keys such as when and mirrors`,
});

/** The keys that may stand below `refresh`, and below its `mirrors`. */
export const REFRESH_KEYS = {
  refresh: Object.keys(rules.shape),
  mirrors: Object.keys(mirrors.shape),
} as const;

/** Fills in what is left out; without any of it nothing is read unless a run is told to. */
export function refreshFrom(written: z.output<typeof refreshSchema> | undefined): RefreshSettings {
  const given: Partial<z.output<typeof rules>> =
    typeof written === 'string' ? { when: written } : (written ?? { when: 'never' });
  return {
    isDaily: given.when === 'daily',
    isSet: written !== undefined,
    sources: given.sources ?? LIVE_SOURCES,
    contact: given.contact ?? null,
    mirrors: given.mirrors ?? { openstackArchive: [], openstackSeriesStatus: [], endoflifeDate: [] },
    isMirrorsOnly: given.mirrorsOnly === 'yes' || given.mirrorsOnly === 'true',
    trustedHosts: given.trustedHosts ?? [],
    certificateAuthorities: given.certificateAuthorities ?? null,
  };
}

/** What holds where nothing is written. */
export const DEFAULT_REFRESH: RefreshSettings = refreshFrom(undefined);

function isHttpsAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}
