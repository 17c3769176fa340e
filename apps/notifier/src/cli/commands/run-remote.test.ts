import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type PlayedLambda, playedLambda } from '../../../testing/aws/played-lambda.ts';
import { environmentOfPlayed } from '../../../testing/aws/played-sns.ts';
import { writeFiles } from '../../../testing/folder-files.ts';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { lastpatchPlain } from '../../../testing/lastpatch-here.ts';
import type { Finished } from '../../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

const DEPLOYMENT = {
  LASTPATCH_LEDGER_TABLE: 'ledger',
  LASTPATCH_CATALOG_BUCKET: 'catalogs',
  LASTPATCH_TOPIC_PREFIX: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-test-',
  LASTPATCH_OPERATORS_TOPIC: 'arn:aws:sns:eu-central-1:123456789012:lastpatch-test-operators',
};

const CALLING = 'Calling lastpatch-test-daily-check, which may take minutes.\n';

const DONE = {
  on: '2026-09-02',
  lastDay: '2026-09-01',
  revision: 7,
  sent: 3,
  pending: 0,
  refused: 0,
  unknown: 0,
  cancelled: 0,
  held: 0,
  sourcesKept: 0,
  pages: null,
  unconfirmed: 0,
};

interface Operator {
  readonly lambda: PlayedLambda;
  /** Where the deployment is. */
  readonly file: string;
  /** Runs `lastpatch run …` with it. */
  readonly run: (...args: readonly string[]) => Promise<Finished>;
}

/** Someone with a deployment in which a Lambda is played. */
async function operator(more: Readonly<Record<string, string>> = {}): Promise<Operator> {
  const lambda = await playedLambda();
  const folder = temporaryFolder();
  writeFiles(folder, { 'aws.json': JSON.stringify({ ...DEPLOYMENT, ...more }) });
  for (const [name, value] of Object.entries(environmentOfPlayed(lambda))) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const file = join(folder, 'aws.json');
  return {
    lambda,
    file,
    run: (...args) => lastpatchPlain('run', '--remote', '--deployment', file, ...args),
  };
}

const answers = (payload: unknown, log: readonly string[] = []) => ({
  payload: JSON.stringify(payload),
  log,
});

const failed = (errorMessage: string, log: readonly string[] = []) => ({
  payload: JSON.stringify({ errorType: 'RunFailedError', errorMessage, trace: [] }),
  functionError: 'Unhandled' as const,
  log,
});

const line = (level: string, message: string, more: object = {}): string =>
  JSON.stringify({ level, message, timestamp: '2026-09-02T16:00:01Z', service: 'lastpatch-test', ...more });

describe('the deployed daily check', () => {
  it('is called once, for this moment, and waited for', async () => {
    const { lambda, run } = await operator();
    lambda.answer = () => answers(DONE);
    const before = Date.now();
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([
      0,
      '2026-09-02 is checked: 3 letters were sent. Catalog revision 7.\n',
      CALLING,
    ]);
    expect(lambda.calls).toMatchObject([
      { functionName: 'lastpatch-test-daily-check', type: 'RequestResponse' },
    ]);
    const { scheduledTime } = lambda.calls[0]?.event as { scheduledTime: string };
    expect(Date.parse(scheduledTime)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(scheduledTime)).toBeLessThanOrEqual(Date.now());
  });

  it('is found by --deployment alone, and by the name that the deployment says', async () => {
    const { lambda, file } = await operator({ LASTPATCH_FUNCTION: 'our-own-name' });
    lambda.answer = () => answers(DONE);
    const { status } = await lastpatchPlain('run', '--deployment', file);
    expect([status, lambda.calls.map(({ functionName }) => functionName)]).toEqual([0, ['our-own-name']]);
  });

  it.each([
    [{ lastDay: null, sent: 1 }, '2026-09-02 is checked: 1 letter was sent. Catalog revision 7.'],
    [
      { lastDay: '2026-09-02', sent: 0 },
      '2026-09-02 is checked once more: nothing new was told. Catalog revision 7.',
    ],
    [{ pages: 7 }, '2026-09-02 is checked: 3 letters were sent. Catalog revision 7. 7 pages changed.'],
    [{ pages: undefined }, '2026-09-02 is checked: 3 letters were sent. Catalog revision 7.'],
    [{ unconfirmed: null }, '2026-09-02 is checked: 3 letters were sent. Catalog revision 7.'],
  ])('says what it did: %j', async (more, said) => {
    const { lambda, run } = await operator();
    lambda.answer = () => answers({ ...DONE, ...more });
    const { status, stdout } = await run();
    expect([status, stdout]).toEqual([0, `${said}\n`]);
  });

  it('says it to machines in its own numbers', async () => {
    const { lambda, run } = await operator();
    lambda.answer = () => answers(DONE);
    const { stdout } = await run('--json');
    expect(JSON.parse(stdout)).toEqual({ function: 'lastpatch-test-daily-check', run: DONE });
  });

  it.each([['null'], ['"done"'], ['{"on":"2026-09-02"}'], ['no JSON'], ['']])(
    'is taken for an older one when it answers %j',
    async (payload) => {
      const { lambda, run } = await operator();
      lambda.answer = () => ({ payload });
      const plain = await run();
      expect([plain.status, plain.stdout]).toEqual([
        0,
        'lastpatch-test-daily-check is done. It is of an earlier version, which does not say what it did: its log does.\n',
      ]);
      expect(JSON.parse((await run('--json')).stdout)).toMatchObject({ run: null });
    },
  );

  it.each([
    [{ refused: 1 }, '1 letter was refused: "lastpatch ledger list --remote" shows which, and why'],
    [
      { unknown: 2 },
      '2 letters may not have been sent: "lastpatch ledger list --remote" shows which, and why',
    ],
    [{ pending: 1 }, '1 letter is not sent yet: "lastpatch ledger list --remote" shows which, and why'],
    [{ held: 1 }, '1 change is held: "lastpatch accept SOURCE@HASH --remote" lets one through'],
    [
      { unconfirmed: 2 },
      '2 of the watches and the operators reach nobody: "lastpatch subscribers list" shows which',
    ],
  ])('fails where it needs a person, after it has said what it did: %j', async (more, said) => {
    const { lambda, run } = await operator();
    lambda.answer = () => answers({ ...DONE, ...more });
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([
      1,
      '2026-09-02 is checked: 3 letters were sent. Catalog revision 7.\n',
      `${CALLING}lastpatch: ${said}\n`,
    ]);
  });

  it('passes on what its log warns of, and the name of what is held', async () => {
    const { lambda, run } = await operator();
    lambda.answer = () =>
      answers({ ...DONE, held: 1 }, [
        'piece of a line"}',
        line('INFO', 'The daily check is done.'),
        line('WARN', 'A change is held.', { change: 'openstack@3f2a91c07d5e' }),
        line('DEBUG', 'Letter', { letter: 'secret-team-1' }),
        '{"_aws":{"Timestamp":1},"Heartbeat":1}',
        'END RequestId: 1',
      ]);
    const { stderr } = await run();
    expect(stderr).toContain('A change is held. openstack@3f2a91c07d5e\n');
    expect(stderr).not.toContain('secret-team');
    expect(stderr).not.toContain('The daily check is done');
  });
});

describe('a deployed daily check that fails', () => {
  it('says why, as its log does', async () => {
    const { lambda, run } = await operator();
    const why = 'S3 GetObject on s3://b/settings failed: AccessDenied (HTTP 403). Check the role.';
    lambda.answer = () =>
      failed('The run failed: the log says why.', [line('WARN', 'Read.'), line('ERROR', why)]);
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      `${CALLING}Read.\nlastpatch: the daily check failed: ${why}\n`,
    ]);
  });

  it.each([
    ['The run is not done: the log says what is left.', 'The run is not done: the log says what is left.'],
    ['Task timed out after 900.00 seconds', 'Task timed out after 900.00 seconds'],
    ['', 'it does not say why, its log may.'],
  ])('says why in its last words, where its log does not: %j', async (message, said) => {
    const { lambda, run } = await operator();
    lambda.answer = () => failed(message);
    const { status, stderr } = await run('--json');
    expect([status, stderr]).toEqual([1, `${CALLING}lastpatch: the daily check failed: ${said}\n`]);
  });

  it.each([['no JSON'], ['null'], ['{"errorMessage":{"a":1}}'], ['']])(
    'says so though its last words are %j',
    async (payload) => {
      const { lambda, run } = await operator();
      lambda.answer = () => ({ payload, functionError: 'Unhandled' });
      expect((await run()).stderr).toBe(
        `${CALLING}lastpatch: the daily check failed: it does not say why, its log may.\n`,
      );
    },
  );

  it.each(Object.entries(HOSTILE_NAMES))('says it in harmless lines, with %s in it', async (_, name) => {
    const { lambda, run } = await operator();
    lambda.answer = () =>
      failed(name, [line('WARN', name), line('WARN', 'A change is held.', { change: name })]);
    const { status, stderr } = await run();
    expect([status, stderr.replaceAll('\n', ' ')]).toEqual([1, expect.not.stringMatching(HARMFUL)]);
    expect(stderr.length).toBeLessThan(4000);
  });
});

describe('a deployed daily check that cannot be called', () => {
  const NOT_CALLED = 'the daily check was not called: ';

  it.each([
    [
      'TooManyRequestsException',
      429,
      `${NOT_CALLED}AWS takes no more calls at the moment (TooManyRequestsException); try again in a minute.`,
    ],
    [
      'AccessDeniedException',
      403,
      `${NOT_CALLED}the credentials that are here may not invoke lastpatch-test-daily-check (AccessDeniedException); they need lambda:InvokeFunction.`,
    ],
    [
      'ExpiredTokenException',
      403,
      `${NOT_CALLED}AWS does not take the credentials that are here (ExpiredTokenException); log in again.`,
    ],
    [
      'UnrecognizedClientException',
      403,
      `${NOT_CALLED}AWS does not take the credentials that are here (UnrecognizedClientException); log in again.`,
    ],
    [
      'ResourceNotFoundException',
      404,
      `${NOT_CALLED}there is no function lastpatch-test-daily-check in eu-central-1 of this account; deploy again, or say its name in LASTPATCH_FUNCTION.`,
    ],
    [
      'ServiceException',
      500,
      'Lambda Invoke on the function lastpatch-test-daily-check failed: ServiceException (HTTP 500). Call it again: a run that is done twice tells nothing twice.',
    ],
  ])('says why, after one attempt: %s', async (refused, httpStatus, said) => {
    const { lambda, run } = await operator();
    lambda.answer = () => ({ refused, status: httpStatus });
    const { status, stdout, stderr } = await run();
    expect([status, stdout, stderr]).toEqual([1, '', `${CALLING}lastpatch: ${said}\n`]);
    expect(lambda.calls).toHaveLength(1);
  });

  it('is not called again when the connection breaks, since it may be at work', async () => {
    const { lambda, run } = await operator();
    lambda.answer = () => 'broken';
    const { status, stderr } = await run();
    expect([status, stderr]).toEqual([
      1,
      `${CALLING}lastpatch: lastpatch-test-daily-check gave no answer (ECONNRESET): whether the run is done, its log and "lastpatch ledger list --remote" tell; to call it again does no harm.\n`,
    ]);
    expect(lambda.calls).toHaveLength(1);
  });

  it('is out of reach where nothing listens', async () => {
    const { run } = await operator();
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    expect((await run()).stderr).toBe(
      `${CALLING}lastpatch: ${NOT_CALLED}Lambda in eu-central-1 could not be reached (ECONNREFUSED); look at the network and try again.\n`,
    );
  });

  it('needs credentials', async () => {
    const { lambda, run } = await operator();
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    const { status, stderr } = await run();
    expect([status, stderr]).toEqual([
      1,
      `${CALLING}lastpatch: ${NOT_CALLED}there are no credentials of AWS here; log in, or name a profile in AWS_PROFILE.\n`,
    ]);
    expect(lambda.calls).toEqual([]);
  });

  it('is one that nobody has deployed', async () => {
    const { file } = await operator();
    const missing = await lastpatchPlain('run', '--deployment', `${file}.none`);
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('there is no such file')]);
    const nowhere = await lastpatchPlain('run', '--remote');
    expect([nowhere.status, nowhere.stderr]).toEqual([
      2,
      expect.stringContaining('there is no .lastpatch/deployment.json here'),
    ]);
  });
});

describe('the options of a run on this machine', () => {
  it.each([
    [['--on', '2026-09-02'], '--on is'],
    [['--dry-run'], '--dry-run is'],
    [['--refresh'], '--refresh is'],
    [['--no-refresh'], '--no-refresh is'],
    [['--state', '.lastpatch'], '--state is'],
    [['--config', 'lastpatch.yaml'], '--config is'],
    [['--catalog', 'bundled', '--dry-run'], '--catalog and --dry-run are'],
  ])('do not go with --remote: %j', async (args, said) => {
    const { lambda, run } = await operator();
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `lastpatch: ${said} for a run on this machine: the deployed one goes by its own settings, ledger and clock, and "lastpatch run --remote" takes --deployment and --json alone.\n`,
    ]);
    expect(lambda.calls).toEqual([]);
  });
});
