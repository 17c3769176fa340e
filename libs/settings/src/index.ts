export { checkDates } from './check-dates.ts';
export { checkFollowed } from './check-followed.ts';
export type { FleetSettings } from './fleet-settings.ts';
export {
  DEFAULT_KINDS,
  defaultKinds,
  DEFAULT_PHASES,
  type FollowedReleases,
  type FollowRule,
  ONLY_END_OF_LIFE,
  type RunningRule,
} from './follow-rule.ts';
export { type HeartbeatSettings, isHeartbeatAddress, NO_HEARTBEAT_ADDRESS } from './heartbeat-settings.ts';
export { DEFAULT_LOCALE, type Locale, LOCALES } from './locale.ts';
export { NO_ADDRESS, pagesAddress, type PageSettings } from './page-settings.ts';
export { settingsJsonSchema } from './json-schema.ts';
export { runningRules } from './running-rules.ts';
export { type ProductSettings, type ProductSettingsText, readProductSettings } from './product-settings.ts';
export { readSettings, type SettingsText } from './read-settings.ts';
export { DEFAULT_REFRESH, LIVE_SOURCES, type LiveSource, type RefreshSettings } from './refresh-settings.ts';
export { maskedEndpoint } from './masked-endpoint.ts';
export type { SecretReference } from './secret-reference.ts';
export type { SendSettings, SmsCommandSettings, SmtpSettings } from './send-settings.ts';
export { problemSaid, SettingsError, type SettingsProblem } from './settings-error.ts';
export { DEFAULT_REMINDERS, DEFAULT_SETTLING_DAYS, type Settings, type Watch } from './settings-schema.ts';
export {
  DAILY_CHECK_DONE,
  dailyCheckName,
  dailyCheckNameOf,
  ENVIRONMENT,
  METRIC_NAMESPACE,
  METRICS,
} from './shared-names.ts';
export { soundSettings } from './sound-settings.ts';
export { DEFAULT_MAX_PRICE, type SmsSettings } from './sms-settings.ts';
export { endpointKey, HOME_PROTOCOLS, PROTOCOLS, type SubscriberProtocol } from './subscriber-endpoint.ts';
export type { Subscriber } from './subscriber-entry.ts';
export { refusedAtHome, refusedOnAws, type RefusedProtocol } from './subscriber-place.ts';
export { readSubscribers, type Subscribers, type SubscribersRules } from './subscribers.ts';
export {
  checkFleet,
  type FleetFile,
  readFleetFile,
  writtenFleet,
  type WrittenFleet,
} from './written-fleet.ts';
export { DEFAULT_TIME_ZONE, isTimeZone, readTimeZone } from './time-zone.ts';
export {
  deadLetterQueueArnOf,
  deadLetterQueueName,
  LONGEST_QUEUE_NAME,
  operatorsDeadLetterQueueArnOf,
  operatorsDeadLetterQueueName,
  topicArnOf,
  type TopicKind,
  topicName,
} from './topic-names.ts';
