import { expect, it } from 'vitest';
import { METRICS } from '@lastpatch/settings';
import { ENVIRONMENT, templates } from '../../testing/templates.ts';

/** What the dashboard is made of, with a name in place of what is known at deployment only. */
function dashboard(): { widgets: readonly { type: string; properties: Record<string, unknown> }[] } {
  const { notifier } = templates(['platform', 'storage']);
  const [board] = Object.values(notifier.findResources('AWS::CloudWatch::Dashboard')) as {
    Properties: { DashboardName: string; DashboardBody: { 'Fn::Join': [string, unknown[]] } };
  }[];
  const [glue, parts] = board!.Properties.DashboardBody['Fn::Join'];
  const body = parts.map((part) => (typeof part === 'string' ? part : 'KNOWN-LATER')).join(glue);
  return JSON.parse(body) as ReturnType<typeof dashboard>;
}

it('shows every alarm, every metric, what was not delivered, and the last runs', () => {
  const { widgets } = dashboard();
  expect(widgets.map(({ type, properties }) => [type, properties['title']])).toEqual([
    ['text', undefined],
    ['alarm', 'Alarms'],
    ['metric', 'Runs that ended well, by day'],
    ['metric', 'Deliveries of the last run'],
    ['metric', 'What is known'],
    ['metric', 'People'],
    ['metric', 'The function'],
    ['log', 'The last runs'],
  ]);
  expect(widgets[1]!.properties['alarms']).toHaveLength(10);
  const shown = JSON.stringify(widgets);
  for (const metric of Object.values(METRICS)) expect(shown).toContain(`"Lastpatch","${metric}"`);
  expect(shown).toContain('The daily check is done.');
});

it('names no watch: it is the same however many there are', () => {
  expect(JSON.stringify(dashboard())).not.toMatch(/platform|storage/);
});

it('finds topics and queues by the words of their names: what is in quotes is a whole name to CloudWatch', () => {
  const people = JSON.stringify(
    dashboard().widgets.find(({ properties }) => properties['title'] === 'People'),
  );
  const searched = [...people.matchAll(/SEARCH\('(.*?)'/g)].map(([, text = '']) => text.replaceAll('\\', ''));
  expect(searched).toEqual([
    '{AWS/SNS,TopicName} MetricName="NumberOfNotificationsFailed" lastpatch test',
    '{AWS/SQS,QueueName} MetricName="ApproximateNumberOfMessagesVisible" lastpatch test',
  ]);
});

it('is left out where it is not wanted', () => {
  const { notifier } = templates(['platform'], { ...ENVIRONMENT, dashboard: false });
  notifier.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
});
