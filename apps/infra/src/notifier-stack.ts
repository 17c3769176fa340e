import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { ENVIRONMENT } from '@lastpatch/settings';
import type { Construct } from 'constructs';
import type { CatalogStore } from './constructs/catalog-store.ts';
import { DailyCheck, type DailySchedule } from './constructs/daily-check.ts';
import type { Ledger } from './constructs/ledger.ts';
import { Watchdog } from './constructs/watchdog.ts';
import { WatchTopics } from './constructs/watch-topics.ts';

/** What the notifier is deployed with. */
export interface NotifierStackProps extends StackProps {
  readonly prefix: string;
  readonly ledger: Ledger;
  readonly catalogStore: CatalogStore;
  /** The ids of the watches. */
  readonly watches: readonly string[];
  readonly schedule: DailySchedule;
  /** The folder with the built bundle. */
  readonly bundle: string;
}

/** The daily check with its topics and alarms: it can be taken away and deployed again, and goes on where it was. */
export class NotifierStack extends Stack {
  constructor(scope: Construct, id: string, props: NotifierStackProps) {
    super(scope, id, props);
    const { prefix, ledger, catalogStore, watches, schedule, bundle } = props;
    const topics = new WatchTopics(this, 'WatchTopics', { prefix, watches });
    const functionName = `${prefix}daily-check`;
    const environment = {
      [ENVIRONMENT.ledgerTable]: ledger.table.tableName,
      [ENVIRONMENT.catalogBucket]: catalogStore.bucket.bucketName,
      [ENVIRONMENT.topicPrefix]: topics.arnPrefix,
      [ENVIRONMENT.operatorsTopic]: `${topics.arnPrefix}operators`,
    };
    const check = new DailyCheck(this, 'DailyCheck', { bundle, functionName, environment, schedule });
    const { uncalled, failed } = check;
    const watchdog = new Watchdog(this, 'Watchdog', { prefix, service: functionName, uncalled, failed });
    ledger.grantItems(check.lambda);
    catalogStore.grantRun(check.lambda);
    topics.grantPublishOnly(check.lambda, [watchdog.topic]);
    // What the command line reads to find the deployment.
    for (const [name, value] of Object.entries(environment)) {
      new CfnOutput(this, name.replaceAll('_', ''), { value, description: name });
    }
  }
}
