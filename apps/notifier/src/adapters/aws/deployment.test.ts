import { ENVIRONMENT } from '@lastpatch/settings/shared-names';
import { describe, expect, it } from 'vitest';
import { DeploymentError, deploymentOf } from './deployment.ts';

const SOUND = {
  [ENVIRONMENT.ledgerTable]: 'lastpatch-ledger',
  [ENVIRONMENT.catalogBucket]: 'lastpatch-catalog',
  [ENVIRONMENT.topicPrefix]: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-',
  [ENVIRONMENT.operatorsTopic]: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-operators',
};

function problemsOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  try {
    deploymentOf(environment);
    return [];
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    const [, list = ''] =
      /^This is not deployed as it should be: (.+)\. Deploy it again/.exec(error.message) ?? [];
    return list.split('; ');
  }
}

describe('where a deployment is', () => {
  it('is read from its variables', () => {
    expect(deploymentOf({ ...SOUND, PATH: '/usr/bin' })).toEqual({
      ledgerTable: 'lastpatch-ledger',
      catalogBucket: 'lastpatch-catalog',
      pagesBucket: null,
      topicPrefix: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-',
      operatorsTopic: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-operators',
      functionName: 'lastpatch-daily-check',
      heartbeatUrl: null,
    });
  });

  it('says where pages go, where they go anywhere', () => {
    const pages = (name: string): string | null =>
      deploymentOf({ ...SOUND, [ENVIRONMENT.pagesBucket]: name }).pagesBucket;
    expect([pages('lastpatch-pages'), pages('')]).toEqual(['lastpatch-pages', null]);
  });

  it.each([
    'arn:aws-us-gov:sns:us-gov-west-1:123456789012:a',
    'arn:aws-cn:sns:cn-north-1:123456789012:a_b-C9',
  ])('may be in another partition of AWS: %s', (arn) => {
    expect(deploymentOf({ ...SOUND, [ENVIRONMENT.topicPrefix]: arn }).topicPrefix).toBe(arn);
  });

  it('has all its problems said at once', () => {
    expect(problemsOf({})).toEqual([
      'LASTPATCH_LEDGER_TABLE is not set',
      'LASTPATCH_CATALOG_BUCKET is not set',
      'LASTPATCH_TOPIC_PREFIX is not set',
      'LASTPATCH_OPERATORS_TOPIC is not set',
    ]);
    const wrong = { ...SOUND, [ENVIRONMENT.ledgerTable]: '', [ENVIRONMENT.operatorsTopic]: 's3cr3t' };
    expect(problemsOf({ ...wrong, [ENVIRONMENT.heartbeatUrl]: 'http://s3cr3t.example' })).toEqual([
      'LASTPATCH_LEDGER_TABLE is not set',
      'LASTPATCH_OPERATORS_TOPIC is no ARN of a topic, as in arn:aws:sns:eu-central-1:123456789012:lastpatch-',
      'LASTPATCH_HEARTBEAT_URL is no address that begins with https: and holds no user',
    ]);
  });

  it.each([
    'lastpatch-',
    'arn:aws:sqs:eu-central-1:123456789012:lastpatch-',
    'arn:aws:sns:eu-central-1:12345:lastpatch-',
    'arn:aws:sns:eu-central-1:123456789012:',
    'arn:aws:sns:eu-central-1:123456789012:lastpatch-:sub',
    'arn:aws:sns:eu-central-1:123456789012:lastpatch.fifo',
    'arn:aws:sns:eu-central-1:123456789012:lastpatch-\n',
    ' arn:aws:sns:eu-central-1:123456789012:lastpatch-',
  ])('has no topics at %j', (arn) => {
    for (const name of [ENVIRONMENT.topicPrefix, ENVIRONMENT.operatorsTopic]) {
      expect(problemsOf({ ...SOUND, [name]: arn })).toEqual([
        `${name} is no ARN of a topic, as in arn:aws:sns:eu-central-1:123456789012:lastpatch-`,
      ]);
    }
  });

  it('names no value in what it says', () => {
    const secrets = Object.fromEntries(Object.values(ENVIRONMENT).map((name) => [name, 's3cr3t']));
    expect(() => deploymentOf(secrets)).toThrow(DeploymentError);
    expect(problemsOf(secrets).join()).not.toContain('s3cr3t');
  });
});

describe('the name of the function', () => {
  const named = (name: string | undefined): Record<string, string | undefined> => ({
    ...SOUND,
    [ENVIRONMENT.functionName]: name,
  });

  it.each([undefined, ''])('is that of its topics where none is said: %j', (name) => {
    expect(deploymentOf(named(name)).functionName).toBe('lastpatch-daily-check');
  });

  it.each(['a', 'our-own_Name-7', 'x'.repeat(64)])('is %s', (name) => {
    expect(deploymentOf(named(name)).functionName).toBe(name);
  });

  it.each([
    ' ',
    'a b',
    'a/../b',
    'a\n',
    'x'.repeat(65),
    'arn:aws:lambda:eu-central-1:123456789012:function:a',
  ])('is none that can be called: %j', (name) => {
    expect(problemsOf(named(name))).toEqual([
      'LASTPATCH_FUNCTION is no name of a function, as in lastpatch-production-daily-check',
    ]);
  });
});

describe('the address of the external heartbeat', () => {
  it.each(['https://hc.example/ping/1', 'HTTPS://hc.example', 'https://127.0.0.1:8443/a?b=c'])(
    'is %s',
    (url) => {
      expect(deploymentOf({ ...SOUND, [ENVIRONMENT.heartbeatUrl]: url }).heartbeatUrl).toBe(url);
    },
  );

  it.each(['', undefined])('may be left out: %j', (url) => {
    expect(deploymentOf({ ...SOUND, [ENVIRONMENT.heartbeatUrl]: url }).heartbeatUrl).toBeNull();
  });

  it.each([
    'http://hc.example',
    'hc.example/ping',
    'ftp://hc.example',
    'file:///etc/passwd',
    'https:',
    'https://',
    ' ',
    'https://user:s3cr3t@hc.example/ping',
    'https://user@hc.example/ping',
  ])('is none that can be called: %j', (url) => {
    expect(problemsOf({ ...SOUND, [ENVIRONMENT.heartbeatUrl]: url })).toHaveLength(1);
  });
});
