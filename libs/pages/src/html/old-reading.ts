import type { CalendarDate } from '@lastpatch/release-model';
import type { ComponentChild } from 'preact';
import { sourceName } from '../fact-words.ts';
import { isOldReading, type SourceReading } from '../source-readings.ts';
import { dated } from './dated.ts';

/** That dates may have moved, where a source was last read long ago; else nothing. It counts no days, so that a page stays. */
export function oldReading(reading: SourceReading, on: CalendarDate): ComponentChild {
  if (!isOldReading(reading, on)) return null;
  const { source, asOf } = reading;
  return [
    ` The dates of ${sourceName(source)} were last read on `,
    dated(asOf),
    ', and may have moved since.',
  ];
}
