import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What has a name of its own stays when it leaves its stack, but not when the very deployment that makes it fails: nobody
 * subscribes to it yet, and under its name the next deployment could not make it again.
 */
export const KEPT_ONCE_MADE = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
