import { dailyCheckNameOf, ENVIRONMENT } from '@lastpatch/settings/shared-names';
import { plainLine } from '../../letters/plain-line.ts';

/** What was deployed, and where it is. */
export interface Deployment {
  /** The DynamoDB table of the ledger. */
  readonly ledgerTable: string;
  /** The S3 bucket with catalogs, raw sources and settings. */
  readonly catalogBucket: string;
  /** The S3 bucket with the pages for everybody; null when there are none. */
  readonly pagesBucket: string | null;
  /** What the ARN of every watch's topics begins with. */
  readonly topicPrefix: string;
  /** The ARN of the operators' topic. */
  readonly operatorsTopic: string;
  /** The name of the function that is the daily check. */
  readonly functionName: string;
  /** Called at the end of a good run; null when there is none. */
  readonly heartbeatUrl: string | null;
}

/** What says where a deployment is lacks something. The message names all that is wrong, and no values. */
export class DeploymentError extends Error {
  readonly code = 'DEPLOYMENT';

  constructor(problems: readonly string[]) {
    super(
      `This is not deployed as it should be: ${problems.join('; ')}. Deploy it again, or set what is missing.`,
    );
    this.name = 'DeploymentError';
  }
}

const TOPIC_ARN = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+$/;

/**
 * Reads where a deployment is from the variables that it sets.
 *
 * @throws DeploymentError with all that is missing or wrong
 */
export function deploymentOf(environment: Readonly<Record<string, string | undefined>>): Deployment {
  const problems: string[] = [];
  const value = (name: string): string => {
    const text = environment[name] ?? '';
    if (text === '') problems.push(`${name} is not set`);
    return text;
  };
  const arn = (name: string): string => {
    const text = value(name);
    if (text !== '' && !TOPIC_ARN.test(text)) {
      problems.push(`${name} is no ARN of a topic, as in arn:aws:sns:eu-central-1:123456789012:lastpatch-`);
    }
    return text;
  };
  const places = {
    ledgerTable: value(ENVIRONMENT.ledgerTable),
    catalogBucket: value(ENVIRONMENT.catalogBucket),
    topicPrefix: arn(ENVIRONMENT.topicPrefix),
    operatorsTopic: arn(ENVIRONMENT.operatorsTopic),
  };
  const pagesBucket = environment[ENVIRONMENT.pagesBucket] ?? '';
  const deployment = {
    ...places,
    pagesBucket: pagesBucket === '' ? null : pagesBucket,
    functionName: functionName(environment, places.topicPrefix, problems),
    heartbeatUrl: heartbeatUrl(environment, problems),
  };
  if (problems.length > 0) throw new DeploymentError(problems.map(plainLine));
  return deployment;
}

const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** As it is said, else as it is deployed: the function itself is not told, and neither are older files. */
function functionName(
  environment: Readonly<Record<string, string | undefined>>,
  topicPrefix: string,
  problems: string[],
): string {
  const text = environment[ENVIRONMENT.functionName] ?? '';
  if (text === '') return dailyCheckNameOf(topicPrefix);
  if (!FUNCTION_NAME.test(text)) {
    problems.push(
      `${ENVIRONMENT.functionName} is no name of a function, as in lastpatch-production-daily-check`,
    );
  }
  return text;
}

const NO_ADDRESS = { protocol: '', username: '', password: '' };

function heartbeatUrl(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): string | null {
  const text = environment[ENVIRONMENT.heartbeatUrl] ?? '';
  if (text === '') return null;
  const { protocol, username, password } = URL.canParse(text) ? new URL(text) : NO_ADDRESS;
  // With a user in it, it could not be called.
  if (protocol !== 'https:' || username !== '' || password !== '') {
    problems.push(`${ENVIRONMENT.heartbeatUrl} is no address that begins with https: and holds no user`);
  }
  return text;
}
