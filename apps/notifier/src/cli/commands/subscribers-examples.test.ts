import { ENVIRONMENT } from '@lastpatch/settings';
import { describe, expect, it } from 'vitest';
import { environmentOfPlayed, playedSns } from '../../../testing/aws/played-sns.ts';
import { subscribersFolder } from '../../../testing/aws/subscribers-folder.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import { lastpatchIn } from '../../../testing/lastpatch-process.ts';

const PREFIX = 'arn:aws:sns:eu-central-1:123456789012:lastpatch-';
const OPERATORS = `${PREFIX}operators`;
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:queue';

async function examplesOf(command: string): Promise<string[]> {
  const { stdout } = await lastpatchPlain('subscribers', command, '--help');
  return stdout.split('\n').flatMap((line) => /^ {2}(lastpatch subscribers .+)$/.exec(line)?.slice(1) ?? []);
}

describe('the help of lastpatch subscribers', () => {
  it('shows examples that run, where the environment says where the deployment is', async () => {
    const sns = await playedSns();
    const folder = subscribersFolder({
      watches: ['platform'],
      topicPrefix: PREFIX,
      operatorsTopic: OPERATORS,
      environment: {},
    });
    folder.write(`watches: { platform: [{ sqs: ${QUEUE} }] }\noperators: [{ sqs: ${QUEUE} }]\n`);
    const env = {
      ...environmentOfPlayed(sns),
      [ENVIRONMENT.ledgerTable]: 'ledger',
      [ENVIRONMENT.catalogBucket]: 'catalogs',
      [ENVIRONMENT.topicPrefix]: PREFIX,
      [ENVIRONMENT.operatorsTopic]: OPERATORS,
    };

    const ran: string[] = [];
    for (const command of ['apply', 'list', 'test']) {
      for (const line of await examplesOf(command)) {
        const { status, stdout, stderr } = await lastpatchIn(folder.path, line.split(' ').slice(1), { env });
        expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
        expect(stdout).not.toBe('');
        ran.push(line.split(' ')[2] ?? '');
      }
    }

    expect(new Set(ran)).toEqual(new Set(['apply', 'list', 'test']));
    expect(sns.subscriptions.map(({ topic }) => topic)).toEqual([`${PREFIX}platform_letters`, OPERATORS]);
  });

  it.each([
    [{}, 'there is no .lastpatch/deployment.json here, and LASTPATCH_TOPIC_PREFIX is not set'],
    [{ [ENVIRONMENT.topicPrefix]: 'nothing' }, 'LASTPATCH_TOPIC_PREFIX is no ARN of a topic'],
  ])('says what is missing where nothing says where the deployment is: %j', async (env, problem) => {
    const folder = subscribersFolder({
      watches: ['platform'],
      topicPrefix: PREFIX,
      operatorsTopic: OPERATORS,
      environment: {},
    });
    folder.write('watches: {}\n');
    const { status, stdout, stderr } = await lastpatchIn(folder.path, ['subscribers', 'list'], { env });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(problem);
    expect(stderr).toContain('--deployment names a file that says it.');
  });
});
