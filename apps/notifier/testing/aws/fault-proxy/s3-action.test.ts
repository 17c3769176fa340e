import { expect, test } from 'vitest';
import { s3ActionOf, s3ParametersOf } from './s3-action.ts';

test.each([
  ['GET', '/', 'ListBuckets'],
  ['PUT', '/bucket', 'CreateBucket'],
  ['HEAD', '/bucket/', 'HeadBucket'],
  ['DELETE', '/bucket', 'DeleteBucket'],
  ['GET', '/bucket?list-type=2&prefix=a', 'ListObjectsV2'],
  ['GET', '/bucket?versions', 'ListObjectVersions'],
  ['PUT', '/bucket?versioning', 'PutBucketVersioning'],
  ['POST', '/bucket?delete', 'DeleteObjects'],
  ['GET', '/bucket/key', 'GetObject'],
  ['HEAD', '/bucket/key', 'HeadObject'],
  ['PUT', '/bucket/key', 'PutObject'],
  ['DELETE', '/bucket/key', 'DeleteObject'],
  ['PUT', '/bucket/key?x-id=UploadPart&partNumber=1&uploadId=u', 'UploadPart'],
  ['POST', '/bucket/key?uploads', 'CreateMultipartUpload'],
  ['POST', '/bucket/key?uploadId=u', 'CompleteMultipartUpload'],
  ['PATCH', '/bucket/key', 'PATCH /bucket/key'],
])('%s %s is %s', (method, path, action) => {
  expect(s3ActionOf(method, path)).toBe(action);
});

test('a put that names a source is a copy', () => {
  expect(s3ActionOf('PUT', '/bucket/key', true)).toBe('CopyObject');
});

test.each([
  ['/', {}],
  ['/bucket?versions', { Bucket: 'bucket' }],
  ['/bucket/', { Bucket: 'bucket' }],
  ['/bucket/a/b%20c%3F.json?x-id=GetObject', { Bucket: 'bucket', Key: 'a/b c?.json' }],
])('%s names %j', (path, parameters) => {
  expect(s3ParametersOf(path)).toEqual(parameters);
});
