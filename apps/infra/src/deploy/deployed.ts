import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
  type StackResourceSummary,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, ListMetricsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { paginateListSubscriptionsByTopic, paginateListTopics, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { maskedEndpoint, METRIC_NAMESPACE, METRICS } from '@lastpatch/settings';
import { DeployFailure } from './deploy-failure.ts';

/** What a stack holds of what people can lose. */
export interface DeployedStack {
  /** The ARNs of its topics. */
  readonly topics: readonly string[];
  /** What it says of itself, by the names of its outputs. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A stack without servers is gone in a minute or two. */
const DELETE_SECONDS = 1800;

/** What is deployed in an account and region, by the credentials that the SDK finds. Its errors are DeployFailures. */
export class Deployed {
  readonly #cloudformation = new CloudFormationClient();
  readonly #sns = new SNSClient();
  readonly #cloudwatch = new CloudWatchClient();
  readonly #sts = new STSClient();

  /** Lets go of the connections. */
  close(): void {
    for (const client of [this.#cloudformation, this.#sns, this.#cloudwatch, this.#sts]) client.destroy();
  }

  /** The account of the credentials. */
  async account(): Promise<string> {
    try {
      return (await this.#sts.send(new GetCallerIdentityCommand())).Account ?? '';
    } catch (error) {
      throw failure('AWS could not be asked whose credentials these are', error);
    }
  }

  /** @returns undefined when there is no such stack */
  async stack(name: string): Promise<DeployedStack | undefined> {
    try {
      const { Stacks: [stack] = [] } = await this.#cloudformation.send(
        new DescribeStacksCommand({ StackName: name }),
      );
      if (!stack || isEmpty(stack)) return undefined;
      const topics: string[] = [];
      const client = this.#cloudformation;
      for await (const page of paginateListStackResources({ client }, { StackName: name })) {
        topics.push(...topicsAmong(page.StackResourceSummaries ?? []));
      }
      const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
        OutputKey,
        OutputValue,
      ]);
      return { topics, outputs: Object.fromEntries(outputs) as Record<string, string> };
    } catch (error) {
      if (isNoStack(error)) return undefined;
      throw failure(`CloudFormation could not be asked for the stack ${name}`, error);
    }
  }

  /** The ARNs of all topics whose names begin so, whatever made them. */
  async topicsNamed(prefix: string): Promise<readonly string[]> {
    try {
      const found: string[] = [];
      for await (const { Topics = [] } of paginateListTopics({ client: this.#sns }, {})) {
        found.push(...Topics.flatMap(({ TopicArn }) => (TopicArn === undefined ? [] : [TopicArn])));
      }
      return found.filter((arn) => topicNameIn(arn).startsWith(prefix));
    } catch (error) {
      throw failure('SNS could not be asked for its topics', error);
    }
  }

  /** Who subscribes to a topic, each in a line that anybody may see. */
  async subscribers(topic: string): Promise<readonly string[]> {
    try {
      const found: string[] = [];
      const client = this.#sns;
      for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: topic })) {
        for (const { Protocol = '', Endpoint = '' } of page.Subscriptions ?? []) {
          found.push(`${Protocol} ${maskedEndpoint(Protocol, Endpoint)}`);
        }
      }
      return found;
    } catch (error) {
      throw failure(`SNS could not be asked who subscribes to ${topicNameIn(topic)}`, error);
    }
  }

  /** Takes a stack away, and resolves when it is gone. */
  async deleteStack(name: string, role: string | undefined): Promise<void> {
    const client = this.#cloudformation;
    try {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      const { StackId = name } = stack ?? {};
      await client.send(
        new DeleteStackCommand({ StackName: name, ...(role === undefined ? {} : { RoleARN: role }) }),
      );
      // By its id: a stack that is gone has no name any more.
      await waitUntilStackDeleteComplete({ client, maxWaitTime: DELETE_SECONDS }, { StackName: StackId });
    } catch (error) {
      throw failure(`CloudFormation did not take the stack ${name} away`, error);
    }
  }

  /**
   * Says, where no run has been heard of for two weeks, what a run says that ended well and left nothing: the alarm for a
   * missing one then waits for the first, and the others are not over for the first time, which would be a mail for each,
   * when somebody listens.
   */
  async firstHeartbeat(service: string): Promise<void> {
    const dimension = { Name: 'service', Value: service };
    try {
      const { Metrics = [] } = await this.#cloudwatch.send(
        new ListMetricsCommand({
          Namespace: METRIC_NAMESPACE,
          MetricName: METRICS.heartbeat,
          Dimensions: [dimension],
        }),
      );
      if (Metrics.length > 0) return;
      await this.#cloudwatch.send(
        new PutMetricDataCommand({
          Namespace: METRIC_NAMESPACE,
          MetricData: Object.values(METRICS).map((MetricName) => ({
            MetricName,
            Dimensions: [dimension],
            Value: MetricName === METRICS.heartbeat ? 1 : 0,
            Unit: MetricName === METRICS.runSeconds ? 'Seconds' : 'Count',
          })),
        }),
      );
    } catch (error) {
      throw failure('CloudWatch did not take the first heartbeat', error);
    }
  }
}

/** The name of a topic, by its ARN. */
export function topicNameIn(arn: string): string {
  return arn.split(':').at(-1) ?? '';
}

/** Whether a stack has nothing: somebody looked at what it would have, or it could not be made, and CDK makes it anew. */
export function isEmpty({ StackStatus }: Pick<Stack, 'StackStatus'>): boolean {
  return ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(StackStatus ?? '');
}

/** The ARNs of the topics that a stack has. CloudFormation lists what has left it too, and what it could not make. */
export function topicsAmong(resources: readonly Partial<StackResourceSummary>[]): readonly string[] {
  return resources.flatMap(({ ResourceType, ResourceStatus = '', PhysicalResourceId }) =>
    ResourceType === 'AWS::SNS::Topic' &&
    PhysicalResourceId?.startsWith('arn:') &&
    !/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus)
      ? [PhysicalResourceId]
      : [],
  );
}

function isNoStack(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')
  );
}

function failure(what: string, error: unknown): DeployFailure {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new DeployFailure(
    `${what} (${said}). Are there credentials and a region? --profile names a profile of the AWS configuration.`,
    { cause: error },
  );
}
