import { fleetCatalog } from '@lastpatch/fleet/testing';
import { checkFleet, readSettings, writtenFleet } from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../adapters/aws/aws-failure.ts';
import { deploymentOf } from '../adapters/aws/deployment.ts';
import { fleetFilesOf } from '../adapters/aws/s3/settings-object.ts';
import { LocationFailure } from '../adapters/file-failure.ts';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { failureSaid } from './failure-said.ts';
import { EventError } from './scheduled-event.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-secret-team_letters';
const PRIVATE = ['person@private.example', 'First.Last+tag@mail.private.example', '+4915112345678'];

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('a failure in a log line', () => {
  it.each([
    [new EventError('it has no scheduledTime')],
    [new LocationFailure('s3://bucket/settings/settings.json: there are no settings yet')],
    [new AwsFailure({ call: 'DynamoDB GetItem', on: 'the table ledger' }, new Error('said by AWS'))],
    [thrownBy(() => deploymentOf({}))],
  ])('is its own sentence: %s', (error) => {
    expect(failureSaid(error)).toBe((error as Error).message);
  });

  it('says of a fleet where it is wrong, and neither which environment nor what it runs', () => {
    const text = `watches: [{ id: a, follow: { openstack: all } }]
fleet:
  environments:
    - name: SECRET-ENV
      runs: [{ secret-product: 1 }, { openstack: secret-release }]
    - name: secret-env
      runs: []
`;
    const said = [
      thrownBy(() => readSettings(text, 'lastpatch.yaml')),
      thrownBy(() => {
        const written = readSettings(text.replace('secret-env\n', 'other\n'), 'lastpatch.yaml');
        checkFleet(writtenFleet(written, [], 'lastpatch.yaml')!, fleetCatalog(), 'lastpatch.yaml');
      }),
      thrownBy(() =>
        fleetFilesOf({
          settings: { name: 'lastpatch.yaml', text },
          fleet: [{ name: 'SECRET-ENV.yaml', text: '- name: SECRET-ENV\n' }],
        }),
      ),
    ].map(failureSaid);
    expect(said.join('\n')).not.toMatch(/secret/i);
    expect(said.map((line) => line.split(':')[0])).toEqual([
      'lastpatch.yaml',
      'lastpatch.yaml',
      'fleet file 1',
    ]);
    expect(said[0]).toContain('1 problem, in line 6');
  });

  it('says of settings where they are wrong, and neither whose watches nor what they follow', () => {
    const problems = [
      { line: 7, path: 'watch secret-team, follow', problem: 'unknown product secret' },
      { line: 3, path: 'watches, 1, id', problem: 'it is missing' },
      { line: null, path: '', problem: 'unknown key a' },
    ];
    expect(failureSaid(new SettingsError('lastpatch.yaml', problems))).toBe(
      'lastpatch.yaml: 3 problems, in lines 3, 7: "lastpatch settings validate" says which; "lastpatch settings push" gives the mended settings to the notifier.',
    );
  });

  it.each([
    [new TypeError('Cannot read properties of undefined'), 'Cannot read properties of undefined'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ message: 'no error' }, '[object Object]'],
    [new Error(''), ''],
  ])('that was not foreseen says so: %s', (error, said) => {
    expect(failureSaid(error)).toBe(`This was not foreseen, please report it: ${said}`.trim());
  });

  it('names no topic', () => {
    for (const error of [
      new AwsFailure({ call: 'SNS Publish', on: `the topic ${TOPIC}` }, new Error()),
      new Error(`Topic does not exist (${TOPIC}), ${TOPIC}; "${TOPIC}" and '${TOPIC}'.`),
      new LocationFailure(`${TOPIC.replace('aws', 'aws-us-gov')}: no topic`),
    ]) {
      expect(failureSaid(error)).toContain('(a topic)');
      expect(failureSaid(error)).not.toContain('secret-team');
    }
  });

  it.each(PRIVATE)('holds no address and no number: %s', (text) => {
    for (const error of [
      new Error(`Invalid parameter: Endpoint ${text}.`),
      new Error(`<${text}>,"${text}"`),
      new LocationFailure(`${text}: there is no such file`),
    ]) {
      expect(failureSaid(error)).not.toContain(text);
      expect(failureSaid(error)).toContain('(private)');
    }
  });

  it.each([
    'lastpatch accept openstack@3f2a91c07d5e',
    's3://bucket-1234567890/catalogs/3f2a91c07d5e.json.gz: there is no such catalog; what was deleted is among the earlier versions of the bucket',
    'on 2026-08-21 the account 123456789012 was asked 1234567 times',
    'endoflife.date could not be read: status 503 after 3 attempts in 12.5 s',
  ])('keeps what is not private: %s', (text) => {
    expect(failureSaid(new LocationFailure(text))).toBe(text);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is one harmless line, with %s in it', (_, name) => {
    expect(failureSaid(new Error(`Unknown: ${name}`))).not.toMatch(HARMFUL);
    const problems = [{ line: 1, path: '', problem: `unknown product ${name}` }];
    expect(failureSaid(new SettingsError(name, problems))).not.toMatch(HARMFUL);
  });
});
