import { randomInt } from 'node:crypto';
import { awsEndpoint } from './aws-endpoint.ts';

const REGION = 'eu-central-1';

/** An account of the AWS of the tests, and how to enter it. */
export interface AwsAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
}

/** A new account with nothing in it, so that tests run beside each other and nothing needs to be emptied. */
export async function emptyAccount(): Promise<AwsAccount> {
  const id = String(randomInt(1e11, 1e12));
  // Credentials of a role lead into the role's account, which comes to be as it is entered.
  const question = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: `arn:aws:iam::${id}:role/tests`,
    RoleSessionName: 'tests',
  });
  const answer = await fetch(awsEndpoint(), {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=none/20260101/${REGION}/sts/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: question,
  });
  const text = await answer.text();
  const value = (name: string): string => {
    const [, found] = new RegExp(`<${name}>([^<]+)</${name}>`).exec(text) ?? [];
    if (found === undefined)
      throw new Error(`The AWS of the tests gave no account: ${answer.status} ${text}`);
    return found;
  };
  return {
    id,
    region: REGION,
    credentials: {
      accessKeyId: value('AccessKeyId'),
      secretAccessKey: value('SecretAccessKey'),
      sessionToken: value('SessionToken'),
    },
  };
}

/**
 * What a process of its own is told of an account: AWS's own names of settings, and one attempt for each call.
 *
 * @param endpoint where it finds AWS: that of the tests, or a fault proxy before it
 */
export function environmentOf(
  { region, credentials }: AwsAccount,
  endpoint = awsEndpoint(),
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_MAX_ATTEMPTS: '1',
    // Nothing of this machine's own is asked or read.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
