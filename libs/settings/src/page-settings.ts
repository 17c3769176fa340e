import * as z from 'zod';
import { mappingOf } from './setting-values.ts';

/** What is said of a text that is no address of pages. */
export const NO_ADDRESS =
  'expected an address that begins with http: or https:, without user, query or fragment, as in https://releases.example.org/';

const FOLDER = 'expected the path of a folder';

const folder = z.string({ error: FOLDER }).min(1, { error: FOLDER });

/** Where pages are published. */
export interface PageSettings {
  /** The folder of the pages for everybody, as it is written; null where they go to none. */
  readonly public: string | null;
  /** The same of the team's own. */
  readonly private: string | null;
  /** Which of them a deployed notifier publishes; those for everybody only where it has a bucket for them. */
  readonly onAws: 'public' | 'all';
  /** Where the pages for everybody are read, with a `/` at its end; null when it is not said. */
  readonly address: string | null;
}

/** As it is written in lastpatch.yaml. */
export const pagesSchema = z.strictObject(
  {
    public: folder
      .optional()
      .describe('on a machine of your own: the folder of the pages for everybody, from this file on'),
    private: folder
      .optional()
      .describe("on a machine of your own: the folder of the team's own pages, from this file on"),
    onAws: z
      .enum(['public', 'all'], { error: 'expected public or all' })
      .optional()
      .describe(
        "on AWS: public, or all: the team's own pages too, under pages/ in the bucket of catalogs; public when left out",
      ),
    address: z
      .string({ error: NO_ADDRESS })
      .refine((text) => pagesAddress(text) !== undefined, { error: NO_ADDRESS })
      .optional()
      .describe('where the pages for everybody are read: feeds say it'),
  },
  mappingOf('public, private, onAws and address'),
);

/** The keys that may stand in it, for whoever misspelt one. */
export const PAGES_KEYS = Object.keys(pagesSchema.shape);

/** Fills in what is left out; null where nothing is said of pages. */
export function pagesFrom(written: z.output<typeof pagesSchema> | undefined): PageSettings | null {
  if (written === undefined) return null;
  const { address } = written;
  return {
    public: written.public ?? null,
    private: written.private ?? null,
    onAws: written.onAws ?? 'public',
    address: (address === undefined ? undefined : pagesAddress(address)) ?? null,
  };
}

/** The address under which pages are read, with a `/` at its end; undefined when the text is none. */
export function pagesAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || username !== '' || password !== '' || /[?#]/.test(href)) return undefined;
  return href.endsWith('/') ? href : `${href}/`;
}
