import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../aws-failure.ts';
import { Bucket } from './bucket.ts';

/** A bucket of which every call is answered so. */
function bucketThat(answers: () => Promise<object>): Bucket {
  return new Bucket({ send: answers } as unknown as S3Client, 'bucket');
}

const DENIED = Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });

describe('a bucket', () => {
  it('fails where S3 says that all went well, and that some objects are still there', async () => {
    const Errors = [{ Key: 'sources/1', Code: 'AccessDenied', Message: 'no' }];
    const deleted = bucketThat(() => Promise.resolve({ Errors })).delete(['sources/1', 'sources/2']);
    await expect(deleted).rejects.toThrow(AwsFailure);
    await expect(deleted).rejects.toThrow(
      'S3 DeleteObjects on s3://bucket/sources/1 failed: AccessDenied (HTTP 200). The credentials or the role do not allow it',
    );
  });

  it('says of the pages of the team only where they lie', async () => {
    const refusing = bucketThat(() => Promise.reject(DENIED));
    const key = 'pages/watches/secret/calendar.ics';
    for (const failing of [refusing.put(key, Buffer.from('')), refusing.delete([key]), refusing.get(key)]) {
      await expect(failing).rejects.toThrow(/ on s3:\/\/bucket\/pages\/ failed: AccessDenied/);
    }
  });
});
