/** Every alarm, with what it means for people, in one sentence. */
export const ALARMS = {
  'no-run': 'No run has ended well for 26 hours: nobody is told anything until one does.',
  'run-failed':
    'A run failed at every attempt: letters that were due, or pages, wait for the next run that succeeds.',
  'call-failed': 'The daily check could not be called: what was due on that day waits for the next call.',
  'letters-refused': 'SNS refuses letters of at least one watch: its people are not told.',
  'letters-unknown':
    'It is not known whether letters arrived: people may have been told twice, or not at all.',
  'letters-pending': 'Letters could not be sent: people hear of it when a later run succeeds.',
  'delivery-failed': 'SNS could not hand letters to some subscribers: those people were not told.',
  'catalog-old': 'Sources could not be read for days: dates may have moved, and nobody would be told.',
  'flood-held': 'A change is held because it would tell too much at once: nobody is told what it says.',
  'nobody-listening': 'A watch, or the operators, has no confirmed subscriber: its letters reach nobody.',
} as const;

/** The name of an alarm, which is also its heading in the runbook. */
export type AlarmName = keyof typeof ALARMS;

/** The page that has a heading for each alarm. */
export const RUNBOOK = 'docs/runbook.md';

/**
 * What an alarm says: what it means for people, and the heading under which stands what to do.
 *
 * @param runbook where the page is read
 */
export function alarmSaid(name: AlarmName, runbook = RUNBOOK): string {
  return `${ALARMS[name]} See ${runbook}#${name}`;
}
