import { END_TAG_PHASE, type ProjectReleaseStatus } from '@lastpatch/release-model';
import type { ComponentChild } from 'preact';
import { PHASE_NAME } from '../phase-name.ts';
import { dated } from './dated.ts';

/** How a project has ended its own work in a release; nothing where it has not. */
export function projectEnd({ ended, abandoned }: ProjectReleaseStatus): ComponentChild {
  const phase = ended && END_TAG_PHASE[ended.tag];
  if (!ended || !phase) return abandoned ? 'given up' : null;
  return ended.date === null ? PHASE_NAME[phase] : [PHASE_NAME[phase], ' since ', dated(ended.date)];
}
