import type { Source } from './catalog.ts';
import { comparePhases, type Phase } from './phase.ts';
import type { SupportWindow } from './support-window.ts';

/**
 * Whether a source says itself that a phase has begun. OpenStack does, days or weeks after the date that it planned; the
 * others give dates, and a date that is not changed comes by itself.
 */
export function declaresPhases(source: Source): boolean {
  return source === 'openstack';
}

/**
 * Whether a window rests on upstream's word that the phase has begun, and not merely on a date: all that is not scheduled
 * of a source that declares phases, and of the others a phase that is said to have begun without a date.
 */
export function isWord(source: Source, window: SupportWindow | undefined): boolean {
  if (window === undefined || window.basis === 'scheduled') return false;
  return declaresPhases(source) || window.from === null;
}

/**
 * Whether a version belongs to one release only, so that of two that carry it the newer counts. OpenStack's do; the others
 * say of each release what its latest version is, and two may say the same.
 */
export function sharesVersions(source: Source): boolean {
  return source === 'openstack';
}

/**
 * Whether a source has no keys, so that what it calls a product or a release today is all that tells them apart. OpenStack's
 * series have names that never change, whatever their ids are.
 */
export function keysAreNames(source: Source): boolean {
  return source !== 'openstack';
}

/** Whether upstream has said that a later phase has begun, so that the planned day of this one means nothing any more. */
export function isPassedOver(source: Source, windows: readonly SupportWindow[], phase: Phase): boolean {
  return windows.some((window) => isWord(source, window) && comparePhases(window.phase, phase) > 0);
}
