import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../testing/templates.ts';
import { deployOptions } from './deploy-options.ts';
import { destroy } from './destroy.ts';
import type { DeployTools } from './tools.ts';

const ARN = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-test-';

function played({ isThere = true, answer = undefined as boolean | undefined, account = '123456789012' }): {
  readonly tools: DeployTools;
  readonly did: string[];
} {
  const did: string[] = [];
  const unused = (): never => {
    throw new Error('this is of no use here');
  };
  const outputs = { Table: 'the-table', TableArn: 'arn:aws:dynamodb:…', Bucket: 'the-bucket' };
  const tools: DeployTools = {
    build: unused,
    cdk: unused,
    lastpatch: unused,
    write: unused,
    aws: {
      account: () => Promise.resolve(account),
      stack: (name) =>
        Promise.resolve(isThere ? { topics: [], outputs: name.endsWith('state') ? outputs : {} } : undefined),
      topicsNamed: () => Promise.resolve([`${ARN}platform_letters`]),
      subscribers: unused,
      firstHeartbeat: unused,
      deleteStack: (name, role) => {
        did.push(`deleted ${name} as ${role ?? 'CDK'}`);
        return Promise.resolve();
      },
    },
    isYes: answer === undefined ? undefined : () => Promise.resolve(answer),
    say: (...lines) => did.push(...lines),
  };
  return { tools, did };
}

describe('taking a notifier away', () => {
  it('keeps the state and the topics, and says where they are', async () => {
    const { tools, did } = played({ answer: true });
    await destroy(deployOptions(['test', '--role', 'arn:role'], [ENVIRONMENT]), tools);
    expect(did.filter((line) => line.startsWith('deleted'))).toEqual([
      'deleted lastpatch-test-notifier as arn:role',
    ]);
    expect(did.slice(did.indexOf('The notifier is gone. What stays:') + 1).slice(0, 3)).toEqual([
      '  the-table',
      '  the-bucket',
      '  topic lastpatch-test-platform_letters',
    ]);
  });

  it.each([
    [{ answer: false }, [], 'Nothing was done.'],
    [{}, [], 'This needs a yes, and there is nobody to ask: --yes says it beforehand.'],
    [
      { account: '210987654321' },
      ['--yes'],
      'test is to be in the account 123456789012, and the credentials are of 210987654321.',
    ],
    [{ isThere: false }, ['--yes'], 'There is no stack lastpatch-test-notifier: nothing is deployed here.'],
  ])('does nothing with %j', async (account, args, said) => {
    const { tools, did } = played(account);
    await expect(destroy(deployOptions(['test', ...args], [ENVIRONMENT]), tools)).rejects.toThrow(said);
    expect(did.some((line) => line.startsWith('deleted'))).toBe(false);
  });
});
