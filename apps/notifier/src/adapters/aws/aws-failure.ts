import { plainLine } from '../../letters/plain-line.ts';

/** A call to AWS that failed. The message is a sentence that says which, on what, what AWS said, and what to do. */
export class AwsFailure extends Error {
  /** What AWS calls the error: `AccessDeniedException`; of a connection what Node.js calls it: `ECONNREFUSED`. */
  readonly code: string;

  constructor({ call, on, again = 'the next run tries again' }: AwsCall, error: unknown) {
    const code = awsErrorCode(error);
    super(`${call} on ${plainLine(on)} failed: ${said(code, error)}.${whatToDo(code, again)}`, {
      cause: error,
    });
    this.name = 'AwsFailure';
    this.code = code;
  }
}

/** A call to AWS, as people speak of it. */
export interface AwsCall {
  /** Service and action: `DynamoDB UpdateItem`. */
  readonly call: string;
  /** What it was about: `the table lastpatch-ledger`. */
  readonly on: string;
  /**
   * What becomes of it, or what to do, where nothing else is known of the error: without a capital and a full stop.
   * @default the next run tries again
   */
  readonly again?: string;
}

/** What is no answer of AWS goes by these names, with what Node.js says of the connection. */
const CONNECTION_ERRORS = new Set(['Error', 'AggregateError', 'TimeoutError']);

/** The short name of an error of an AWS client. */
export function awsErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  const { code } = error as Error & { readonly code?: unknown };
  // Of a connection that broke, the SDK says that time was over.
  const isOfConnection =
    typeof code === 'string' && CONNECTION_ERRORS.has(error.name) && awsStatus(error) === undefined;
  return isOfConnection ? code : error.name;
}

/** The HTTP status that an AWS service answered with; undefined when no answer came. */
export function awsStatus(error: unknown): number | undefined {
  const metadata = (error as { readonly $metadata?: { readonly httpStatusCode?: unknown } } | null)
    ?.$metadata;
  return typeof metadata?.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

// What AWS says of an error may repeat what it was asked with, such as an address, so its name is told alone.
function said(code: string, error: unknown): string {
  const status = awsStatus(error);
  return status === undefined ? `no answer (${plainLine(code)})` : `${plainLine(code)} (HTTP ${status})`;
}

const DENIED =
  /AccessDenied|Authorization|Forbidden|UnrecognizedClient|InvalidClientToken|ExpiredToken|Credentials/;
const GONE = /NotFound|NoSuchBucket|NoSuchKey/;
const BUSY = /Throttl|Throughput|SlowDown|LimitExceeded|TooManyRequests/;

function whatToDo(code: string, again: string): string {
  if (DENIED.test(code)) return ' The credentials or the role do not allow it: check them, and deploy again.';
  if (GONE.test(code))
    return ' It is not there, in this account and region: check the name, or deploy again.';
  if (BUSY.test(code)) return ` AWS takes no more at the moment: ${again}.`;
  return ` ${again.charAt(0).toUpperCase()}${again.slice(1)}.`;
}
