import type { AwsAccount } from '../aws-account.ts';
import type { AwsCall } from '../fault-proxy/aws-call.ts';
import type { Statement } from './aws-queries.ts';

/**
 * Whether the policies of a role allow a call, by the rules of IAM: something allows it, and nothing denies it.
 *
 * @param statements of all its policies; conditions and patterns of principals have no place in them
 */
export function isAllowed(
  call: Pick<AwsCall, 'service' | 'action' | 'resources'>,
  statements: readonly Statement[],
  account: AwsAccount,
): boolean {
  const action = actionOf(call);
  const resources = arnsOf(call, account);
  // Of a call whose resource is not known, nothing can be said.
  if (resources.length === 0) return false;
  return resources.every((resource) => {
    const meant = statements.filter((statement) => isAbout(statement, action, resource));
    return meant.some(({ Effect }) => Effect === 'Allow') && meant.every(({ Effect }) => Effect !== 'Deny');
  });
}

function isAbout({ Action, Resource, NotResource }: Statement, action: string, resource: string): boolean {
  if (!listed(Action).some((pattern) => matches(pattern, action))) return false;
  return NotResource === undefined
    ? listed(Resource ?? []).some((pattern) => matches(pattern, resource))
    : !listed(NotResource).some((pattern) => matches(pattern, resource));
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** `*` stands for any number of characters. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** What is allowed under another name than it is called by. */
const ALLOWED_AS: Readonly<Record<string, string>> = {
  ListObjectsV2: 'ListBucket',
  DeleteObjects: 'DeleteObject',
};

function actionOf({ service, action }: Pick<AwsCall, 'service' | 'action'>): string {
  return `${service}:${ALLOWED_AS[action] ?? action}`;
}

function arnsOf(
  { service, action, resources }: Pick<AwsCall, 'service' | 'action' | 'resources'>,
  { id, region }: AwsAccount,
): readonly string[] {
  switch (service) {
    case 'dynamodb':
      return resources.map((table) => `arn:aws:dynamodb:${region}:${id}:table/${table}`);
    case 's3': {
      const objects = resources.filter((name) => name.includes('/'));
      return (objects.length > 0 ? objects : resources).map((name) => `arn:aws:s3:::${name}`);
    }
    case 'sns':
      // Where a call is about the whole account, IAM takes any resource.
      return action === 'ListSubscriptions' ? ['*'] : resources;
    default:
      return ['an unknown service'];
  }
}
