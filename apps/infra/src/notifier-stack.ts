import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { dailyCheckName, ENVIRONMENT } from '@lastpatch/settings';
import type { Construct } from 'constructs';
import { RUNBOOK } from './alarms.ts';
import { DailyCheck } from './constructs/daily-check.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { Watchdog } from './constructs/watchdog.ts';
import { WatchTopics } from './constructs/watch-topics.ts';
import { type Environment, namePrefix } from './environment.ts';
import { outputName } from './deploy/deployment-values.ts';
import type { StateStack } from './state-stack.ts';

/** What the notifier is deployed with. */
export interface NotifierStackProps extends StackProps {
  readonly environment: Environment;
  readonly state: StateStack;
  /** The ids of the watches. */
  readonly watches: readonly string[];
  /** The folder with the built bundle. */
  readonly bundle: string;
}

/** The daily check with its topics and alarms: it can be taken away and deployed again, and goes on where it was. */
export class NotifierStack extends Stack {
  constructor(scope: Construct, id: string, props: NotifierStackProps) {
    super(scope, id, props);
    const { environment, state, watches, bundle } = props;
    const { schedule, runbook = RUNBOOK, dashboard = true } = environment;
    const prefix = namePrefix(environment);
    const { ledger, catalogStore, pages } = state;
    const watchdog = new Watchdog(this, 'Watchdog', { prefix, runbook });
    const topics = new WatchTopics(this, 'WatchTopics', { prefix, watches, watchdog });
    const functionName = dailyCheckName(prefix);
    const variables = {
      [ENVIRONMENT.ledgerTable]: ledger.table.tableName,
      [ENVIRONMENT.catalogBucket]: catalogStore.bucket.bucketName,
      ...(pages === undefined ? {} : { [ENVIRONMENT.pagesBucket]: pages.bucket.bucketName }),
      [ENVIRONMENT.topicPrefix]: topics.arnPrefix,
      [ENVIRONMENT.operatorsTopic]: `${topics.arnPrefix}operators`,
    };
    const check = new DailyCheck(this, 'DailyCheck', {
      bundle,
      functionName,
      environment: variables,
      schedule,
      watchdog,
    });
    ledger.grantItems(check.lambda);
    catalogStore.grantRun(check.lambda);
    pages?.grantPublish(check.lambda);
    topics.grantPublishOnly(check.lambda);
    if (dashboard) new Dashboard(this, 'Dashboard', { prefix, check, alarms: watchdog.alarms, runbook });
    // What the command line reads to find the deployment.
    for (const [name, value] of Object.entries({
      ...variables,
      [ENVIRONMENT.functionName]: functionName,
    })) {
      new CfnOutput(this, outputName(name), { value, description: name });
    }
  }
}
