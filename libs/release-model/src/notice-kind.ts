/**
 * What kinds of facts are told.
 * `announced`: a release is first listed. `scheduled`: a date is first given. `moved`: a date has changed.
 * `unscheduled`: a date has been taken away. `reminder`: a date nears. `released`: the release day.
 * `due`: a planned date has come without upstream's word. `entered`: a phase has begun, on upstream's word.
 * `withdrawn`: that word was taken back, and it stood so for the settling time. `version`: a project's version is out.
 * `retired`: a project has left. `milestone`: an event of a release's development.
 * `deadline`: an end nears for an environment of the fleet.
 */
export const NOTICE_KINDS = [
  'announced',
  'scheduled',
  'moved',
  'unscheduled',
  'reminder',
  'released',
  'due',
  'entered',
  'withdrawn',
  'version',
  'retired',
  'milestone',
  'deadline',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
