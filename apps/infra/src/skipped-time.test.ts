import { expect, it } from 'vitest';
import { skippedOn } from './skipped-time.ts';

it.each([
  ['Europe/Berlin', 1, 59, undefined],
  ['Europe/Berlin', 2, 0, '2026-03-29'],
  ['Europe/Berlin', 2, 59, '2026-03-29'],
  ['Europe/Berlin', 3, 0, undefined],
  ['Australia/Lord_Howe', 2, 29, '2026-10-04'],
  ['Australia/Lord_Howe', 2, 30, undefined],
  ['America/Nuuk', 22, 59, undefined],
  ['America/Nuuk', 23, 30, '2026-03-28'],
  ['America/Scoresbysund', 23, 0, '2026-03-28'],
  ['Pacific/Easter', 22, 0, '2026-09-05'],
  ['Pacific/Easter', 23, 0, undefined],
  ['Asia/Seoul', 2, 30, undefined],
  ['UTC', 0, 0, undefined],
] as const)('%s at %d:%d is skipped on %s', (timeZone, hour, minute, day) => {
  expect(skippedOn({ timeZone, hour, minute })).toBe(day);
});
