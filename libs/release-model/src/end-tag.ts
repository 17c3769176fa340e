import type { Phase } from './phase.ts';

/**
 * A tag with which a project ends its own work in one release. `em`: extended maintenance, `eom`: unmaintained,
 * `eol`: end of life. `last` marks the last version of a test plugin for a release and ends nothing.
 */
export const END_TAG_KINDS = ['em', 'eom', 'eol', 'last'] as const;

export type EndTagKind = (typeof END_TAG_KINDS)[number];

/** The phase that a project enters in one release by its tag; null for a tag that ends nothing. */
export const END_TAG_PHASE: Record<EndTagKind, Phase | null> = {
  em: 'extended',
  eom: 'unmaintained',
  eol: 'end-of-life',
  last: null,
};

const SHAPE = /^[a-z0-9.]+-(em|eom|eol|last)$/i;

/** The kind of end tag that an entry such as `2024.1-eol` or `zed-em` is; undefined when it is a version. */
export function endTagKind(entry: string): EndTagKind | undefined {
  return SHAPE.exec(entry)?.[1]?.toLowerCase() as EndTagKind | undefined;
}
