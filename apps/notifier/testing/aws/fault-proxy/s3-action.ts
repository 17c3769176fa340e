/** What a path of S3 names. */
export interface S3Parameters {
  readonly Bucket?: string;
  readonly Key?: string;
}

/** Bucket and key of a path such as `/bucket/a/b%20c?x-id=GetObject`. */
export function s3ParametersOf(path: string): S3Parameters {
  const [, bucket = '', key = ''] = /^\/([^/?]*)\/?([^?]*)/.exec(path) ?? [];
  return {
    ...(bucket === '' ? {} : { Bucket: decodeURIComponent(bucket) }),
    ...(key === '' ? {} : { Key: decodeURIComponent(key) }),
  };
}

const OF_SERVICE: Readonly<Record<string, string>> = { GET: 'ListBuckets' };
const OF_BUCKET: Readonly<Record<string, string>> = {
  GET: 'ListObjects',
  HEAD: 'HeadBucket',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
};
const OF_OBJECT: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** Actions that a word of the query tells apart, by method. */
const BY_QUERY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'list-type': { GET: 'ListObjectsV2' },
  versions: { GET: 'ListObjectVersions' },
  versioning: { GET: 'GetBucketVersioning', PUT: 'PutBucketVersioning' },
  location: { GET: 'GetBucketLocation' },
  delete: { POST: 'DeleteObjects' },
  uploads: { POST: 'CreateMultipartUpload', GET: 'ListMultipartUploads' },
  uploadId: { PUT: 'UploadPart', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' },
};

/** AWS's name of a call of S3, which the protocol does not always send: method, path and query tell it. */
export function s3ActionOf(method: string, path: string, isCopy = false): string {
  const query = new URLSearchParams(path.split('?')[1]);
  const said = query.get('x-id');
  if (said !== null) return said;
  for (const [word, byMethod] of Object.entries(BY_QUERY)) {
    const action = query.has(word) ? byMethod[method] : undefined;
    if (action !== undefined) return action;
  }
  if (isCopy) return 'CopyObject';
  const { Bucket, Key } = s3ParametersOf(path);
  const actions = Bucket === undefined ? OF_SERVICE : Key === undefined ? OF_BUCKET : OF_OBJECT;
  return actions[method] ?? `${method} ${path}`;
}
