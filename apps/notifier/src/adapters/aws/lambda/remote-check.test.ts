import { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PlayedLambda, playedLambda } from '../../../../testing/aws/played-lambda.ts';
import { clientSettings } from '../client-settings.ts';
import { logWarnings } from './log-tail.ts';
import { RemoteCheck } from './remote-check.ts';

/** A daily check that is waited for at most so many milliseconds. */
function impatient({ url }: PlayedLambda, limitMs: number): RemoteCheck {
  const region = 'eu-central-1';
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const client = new LambdaClient({ endpoint: url, region, credentials, ...clientSettings(limitMs, 1) });
  const check = new RemoteCheck(client, { functionName: 'lastpatch-test-daily-check', region });
  onTestFinished(() => {
    check.close();
  });
  return check;
}

describe('a call of the deployed daily check', () => {
  it('is given up when its time is over, and not made again', async () => {
    const lambda = await playedLambda();
    lambda.answer = () => 'never';
    await expect(impatient(lambda, 100).call(new Date())).rejects.toThrow(
      'lastpatch-test-daily-check did not answer in time: whether the run is done, its log and "lastpatch ledger list --remote" tell; to call it again does no harm',
    );
    expect(lambda.calls).toHaveLength(1);
  });
});

describe('the end of a log', () => {
  const tail = (...lines: readonly string[]): string => Buffer.from(lines.join('\n')).toString('base64');

  it.each([
    ['nothing', undefined],
    ['no base64', '\u0000~~'],
    ['an empty log', ''],
    ['what Lambda logs itself', tail('START RequestId: 1', 'END RequestId: 1', 'REPORT RequestId: 1')],
    ['pieces of JSON', tail('{"level":"WARN","message":"cut', 'l":"WARN","message":"cut"}')],
    ['JSON of another shape', tail('null', '[]', '{}', '{"level":"WARN"}', '{"level":7,"message":"a"}')],
    ['what is no warning', tail('{"level":"INFO","message":"a"}', '{"level":"DEBUG","message":"b"}')],
  ])('has no warnings in %s', (_, log) => {
    expect(logWarnings(log)).toEqual([]);
  });

  it('has warnings in their order, and no more of one than fits a sentence', () => {
    const long = 'x'.repeat(100_000);
    const lines = ['{"level":"WARN","message":"a"}', `{"level":"ERROR","message":"${long}"}`];
    expect(logWarnings(tail(...lines))).toEqual([
      { level: 'WARN', message: 'a' },
      { level: 'ERROR', message: 'x'.repeat(1000) },
    ]);
  });

  it('has the last of very many', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `{"level":"WARN","message":"${index}"}`);
    const warnings = logWarnings(tail(...lines));
    expect([warnings.length, warnings.at(-1)?.message]).toEqual([50, '999']);
  });
});
