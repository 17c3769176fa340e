import { plainLine } from '../../letters/plain-line.ts';
import { count, listed } from '../../letters/english/words.ts';
import { groupName } from '../../subscribers/subscriber-topic.ts';
import type { TestReach } from '../../subscribers/test-reach.ts';
import type { TestSent } from '../commands/subscribers-test.ts';
import { quiet } from './paint.ts';
import { table } from './table.ts';

/** Whom a test reaches, a row for each topic. */
export function reachLines(reaches: readonly TestReach[]): string[] {
  const rows = reaches.map(({ topic, byProtocol, waiting, skipped }) => [
    groupName(topic.watch),
    topic.watch === null ? 'alarms' : topic.kind,
    listed([...byProtocol].map(([protocol, number]) => `${number} ${plainLine(protocol)}`)) || 'nobody',
    waiting === 0 ? '' : `${waiting} yet to confirm`,
    skipped === 'no sms' ? 'left out' : '',
  ]);
  const heads = ['WATCH', 'TOPIC', 'REACHES', '', ''];
  return table([heads.map((text) => ({ text, paint: quiet })), ...rows]);
}

/** What is said before anything is sent: phones cost money. */
export function phonesSaid(sending: readonly TestReach[]): string[] {
  const phones = sending.reduce((sum, reach) => sum + reach.phones, 0);
  if (phones === 0) return [];
  return [
    `${count(phones, 'phone')} ${phones === 1 ? 'gets' : 'get'} an SMS, which costs money; --no-sms leaves the urgent topics out.`,
  ];
}

/** The same for machines, with what became of each. */
export function testJson(reaches: readonly TestReach[], sent: readonly TestSent[]): object {
  return {
    topics: reaches.map(({ topic, byProtocol, confirmed, waiting, phones }) => {
      const test = sent.find((one) => one.topic === topic);
      return {
        watch: topic.watch,
        topic: topic.watch === null ? 'operators' : topic.kind,
        confirmed,
        waiting,
        phones,
        reaches: Object.fromEntries(byProtocol),
        letter: test?.letter ?? null,
        state: test?.outcome.state ?? 'skipped',
        why: test && test.outcome.state !== 'sent' ? test.outcome.why : null,
      };
    }),
  };
}
