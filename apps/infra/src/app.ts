import { App, type AppProps, PermissionsBoundary, Stage, Tags, Validations } from 'aws-cdk-lib';
import { FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type Environment, stackNames } from './environment.ts';
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

/** A stage for each environment: what must outlive it, and the notifier. `synthesize` says which rules it breaks. */
export function lastpatchApp({ environments, watches, bundle, app: props }: LastpatchAppProps): App {
  const app = new App({
    ...props,
    postCliContext: { [FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const environment of environments) {
    const { name, account, region, permissionsBoundary, pages = false } = environment;
    const { stateStack, notifierStack } = stackNames(environment);
    const stage = new Stage(app, name, {
      env: {
        ...(account === undefined ? {} : { account }),
        ...(region === undefined ? {} : { region }),
      },
      ...(permissionsBoundary === undefined
        ? {}
        : { permissionsBoundary: PermissionsBoundary.fromArn(permissionsBoundary) }),
    });
    Tags.of(stage).add('lastpatch', name);
    const state = new StateStack(stage, 'State', {
      stackName: stateStack,
      description: 'Lastpatch: ledger and catalogs',
      hasPages: pages,
    });
    new NotifierStack(stage, 'Notifier', {
      stackName: notifierStack,
      description: 'Lastpatch: the daily check, its topics and alarms',
      environment,
      state,
      watches,
      bundle,
    });
  }
  return app;
}
