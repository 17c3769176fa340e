import type { AwsAccount } from '../aws-account.ts';
import { awsEndpoint } from '../aws-endpoint.ts';

/**
 * Asks the AWS of the tests something for which no client is at hand.
 *
 * @param question the form of a query API, or the path of a REST API
 */
async function answer(
  { region, credentials }: AwsAccount,
  service: string,
  question: URLSearchParams | string,
): Promise<string> {
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    'x-amz-security-token': credentials.sessionToken,
  };
  const response = await (typeof question === 'string'
    ? fetch(`${awsEndpoint()}${question}`, { headers })
    : fetch(awsEndpoint(), { method: 'POST', headers, body: question }));
  const text = await response.text();
  if (response.ok) return text;
  throw new Error(`The AWS of the tests was asked ${String(question)}: ${response.status} ${text}`);
}

/** What a query API says under a name, each time it says it. */
export async function queried(
  account: AwsAccount,
  service: string,
  {
    Version,
    name,
    ...question
  }: Readonly<Record<string, string>> & { readonly Version: string; readonly name: string },
): Promise<readonly string[]> {
  const text = await answer(account, service, new URLSearchParams({ Version, ...question }));
  return [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

/** How a function is set up, as Lambda says it. */
export async function functionSetUp(account: AwsAccount, name: string): Promise<FunctionSetUp> {
  const text = await answer(account, 'lambda', `/2015-03-31/functions/${name}/configuration`);
  return JSON.parse(text) as FunctionSetUp;
}

/** The parts of it that tests look at. */
export interface FunctionSetUp {
  readonly Role: string;
  readonly Runtime: string;
  readonly Handler: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

const IAM = '2010-05-08';

/** The statements of all policies that stand in a role. */
export async function roleStatements(account: AwsAccount, arn: string): Promise<readonly Statement[]> {
  const RoleName = arn.split('/').at(-1) ?? '';
  const names = await queried(account, 'iam', {
    Action: 'ListRolePolicies',
    Version: IAM,
    name: 'member',
    RoleName,
  });
  const documents = await Promise.all(
    names.map((PolicyName) =>
      queried(account, 'iam', {
        Action: 'GetRolePolicy',
        Version: IAM,
        name: 'PolicyDocument',
        RoleName,
        PolicyName,
      }),
    ),
  );
  return documents
    .flat()
    .flatMap((text) => (JSON.parse(decodeURIComponent(text)) as { Statement: Statement[] }).Statement);
}

/** A statement of a policy. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
}

/** An account, entered with the credentials of one of its roles. */
export async function enteredAs(account: AwsAccount, RoleArn: string): Promise<AwsAccount> {
  const question = { Action: 'AssumeRole', Version: '2011-06-15', RoleArn, RoleSessionName: 'function' };
  const value = async (name: string): Promise<string> =>
    (await queried(account, 'sts', { ...question, name }))[0] ?? '';
  return {
    ...account,
    credentials: {
      accessKeyId: await value('AccessKeyId'),
      secretAccessKey: await value('SecretAccessKey'),
      sessionToken: await value('SessionToken'),
    },
  };
}
