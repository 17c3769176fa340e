import { App, type AppProps, Stage } from 'aws-cdk-lib';
import { type Environment, namePrefix } from './environment.ts';
import { NotifierStack } from './notifier-stack.ts';
import { StateStack } from './state-stack.ts';

/** What is deployed. */
export interface LastpatchAppProps {
  readonly environments: readonly Environment[];
  /** The ids of the watches, of the same settings that the notifier gets. */
  readonly watches: readonly string[];
  /** The folder with the built bundle. */
  readonly bundle: string;
  readonly app?: AppProps;
}

/** A stage for each environment: what must outlive it, and the notifier. */
export function lastpatchApp({ environments, watches, bundle, app: props }: LastpatchAppProps): App {
  const app = new App(props);
  for (const environment of environments) {
    const { name, account, region, schedule } = environment;
    const prefix = namePrefix(environment);
    const env = {
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
    };
    const stage = new Stage(app, name, { env });
    const { ledger, catalogStore } = new StateStack(stage, 'State', {
      description: 'Lastpatch: ledger and catalogs',
    });
    const description = 'Lastpatch: the daily check, its topics and alarms';
    new NotifierStack(stage, 'Notifier', {
      description,
      prefix,
      ledger,
      catalogStore,
      watches,
      schedule,
      bundle,
    });
  }
  return app;
}
