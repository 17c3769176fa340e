import { plainLine } from '../../../letters/plain-line.ts';
import { awsErrorCode, AwsFailure, awsStatus } from '../aws-failure.ts';
import { isNeverSent, NO_CREDENTIALS } from '../never-sent.ts';

/** The deployed daily check could not be called, or nobody knows how it ended. The message is one sentence. */
export class InvokeFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'InvokeFailure';
  }
}

/** What was called, and where. */
export interface Called {
  readonly functionName: string;
  readonly region: string;
}

const DENIED = /AccessDenied|Authorization|Forbidden/;
const UNKNOWN_CREDENTIALS = /ExpiredToken|InvalidSignature|UnrecognizedClient|InvalidClientToken/;
const GONE = 'ResourceNotFound';
const BUSY = /Throttl|TooManyRequests|LimitExceeded/;

const NOT_CALLED = 'the daily check was not called';

/** What an error of Invoke means for who called by hand. */
export function invokeFailure(error: unknown, called: Called): InvokeFailure | AwsFailure {
  const code = awsErrorCode(error);
  const said = awsStatus(error) === undefined ? unansweredSaid(code, called) : answeredSaid(code, called);
  if (said !== undefined) return new InvokeFailure(said, error);
  const again = 'call it again: a run that is done twice tells nothing twice';
  return new AwsFailure({ call: 'Lambda Invoke', on: `the function ${called.functionName}`, again }, error);
}

function unansweredSaid(code: string, { functionName, region }: Called): string {
  if (code === NO_CREDENTIALS) {
    return `${NOT_CALLED}: there are no credentials of AWS here; log in, or name a profile in AWS_PROFILE`;
  }
  if (isNeverSent(code)) {
    return `${NOT_CALLED}: Lambda in ${region} could not be reached (${plainLine(code)}); look at the network and try again`;
  }
  const why = code === 'ETIMEDOUT' ? 'did not answer in time' : `gave no answer (${plainLine(code)})`;
  return `${functionName} ${why}: whether the run is done, its log and "lastpatch ledger list --remote" tell; to call it again does no harm`;
}

function answeredSaid(code: string, { functionName, region }: Called): string | undefined {
  const named = plainLine(code);
  if (UNKNOWN_CREDENTIALS.test(code)) {
    return `${NOT_CALLED}: AWS does not take the credentials that are here (${named}); log in again`;
  }
  if (DENIED.test(code)) {
    return `${NOT_CALLED}: the credentials that are here may not invoke ${functionName} (${named}); they need lambda:InvokeFunction`;
  }
  if (code.includes(GONE)) {
    return `${NOT_CALLED}: there is no function ${functionName} in ${region} of this account; deploy again, or say its name in LASTPATCH_FUNCTION`;
  }
  if (BUSY.test(code)) {
    return `${NOT_CALLED}: AWS takes no more calls at the moment (${named}); try again in a minute`;
  }
  return undefined;
}
