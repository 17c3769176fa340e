import { describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE_NAMES } from '../../../testing/hostile-names.ts';
import { awsErrorCode, AwsFailure, awsStatus } from './aws-failure.ts';

const CALL = { call: 'DynamoDB GetItem', on: 'the table lastpatch-ledger' };

function errorOf(name: string, parts: object = {}): Error {
  return Object.assign(new Error('User: arn:aws:iam::1:user/person@private.example may not'), {
    name,
    ...parts,
  });
}

const answered = (status: number): object => ({ $metadata: { httpStatusCode: status } });

describe('a failure of a call to AWS', () => {
  it.each([
    [
      errorOf('AccessDeniedException', answered(400)),
      'The credentials or the role do not allow it: check them, and deploy again.',
    ],
    [
      errorOf('ExpiredTokenException', answered(403)),
      'The credentials or the role do not allow it: check them, and deploy again.',
    ],
    [
      errorOf('CredentialsProviderError'),
      'The credentials or the role do not allow it: check them, and deploy again.',
    ],
    [
      errorOf('ResourceNotFoundException', answered(400)),
      'It is not there, in this account and region: check the name, or deploy again.',
    ],
    [
      errorOf('NoSuchBucket', answered(404)),
      'It is not there, in this account and region: check the name, or deploy again.',
    ],
    [
      errorOf('ProvisionedThroughputExceededException', answered(400)),
      'AWS takes no more at the moment: the next run tries again.',
    ],
    [errorOf('SlowDown', answered(503)), 'AWS takes no more at the moment: the next run tries again.'],
    [errorOf('InternalServerError', answered(500)), 'The next run tries again.'],
    [errorOf('TimeoutError'), 'The next run tries again.'],
  ])('says what to do: %s', (error, whatToDo) => {
    const { message } = new AwsFailure(CALL, error);
    expect(message.startsWith('DynamoDB GetItem on the table lastpatch-ledger failed: ')).toBe(true);
    expect(message.endsWith(` ${whatToDo}`)).toBe(true);
  });

  it('says what AWS calls it, and its status', () => {
    const failure = new AwsFailure(CALL, errorOf('AccessDeniedException', answered(400)));
    expect(failure.message).toContain(' failed: AccessDeniedException (HTTP 400). ');
    expect(failure).toMatchObject({ name: 'AwsFailure', code: 'AccessDeniedException' });
  });

  it('says that no answer came', () => {
    const failure = new AwsFailure(CALL, Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    expect(failure.message).toContain(' failed: no answer (ECONNREFUSED). ');
    expect(failure.code).toBe('ECONNREFUSED');
  });

  it('does not say what AWS said, which may name people', () => {
    const error = errorOf('AuthorizationError', answered(403));
    expect(new AwsFailure(CALL, error).message).not.toContain('person');
    expect(new AwsFailure(CALL, error).cause).toBe(error);
  });

  it.each(Object.entries(HOSTILE_NAMES))('is one harmless line, with %s in it', (_, name) => {
    const failure = new AwsFailure({ call: 'S3 GetObject', on: name }, errorOf(name, answered(500)));
    expect(failure.message).not.toMatch(HARMFUL);
  });
});

describe('the name of an error', () => {
  it.each([
    [errorOf('Throttling', { code: 'ETIMEDOUT' }), 'Throttling'],
    [errorOf('Error', { code: 'ENOTFOUND' }), 'ENOTFOUND'],
    [errorOf('AggregateError', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    [errorOf('Error', { code: 7 }), 'Error'],
    [errorOf('Error'), 'Error'],
    ['a text', 'Unknown'],
    [undefined, 'Unknown'],
    [{ name: 'Throttling' }, 'Unknown'],
  ])('of %s', (error, name) => {
    expect(awsErrorCode(error)).toBe(name);
  });
});

describe('the status of an answer', () => {
  it.each([
    [answered(503), 503],
    [{ $metadata: {} }, undefined],
    [{ $metadata: { httpStatusCode: '503' } }, undefined],
    [new Error(), undefined],
    ['a text', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('of %j', (error, status) => {
    expect(awsStatus(error)).toBe(status);
  });
});
