import { subscriberGroups } from '../../subscribers/subscriber-group.ts';
import { CommandFailure } from '../failure.ts';
import { subscriberLines, subscribersJson, unreachedSaid } from '../output/subscriber-table.ts';
import { readAllSubscribers, type SubscribersFileOptions } from '../subscribers-read.ts';
import { say, sayJson } from '../write.ts';

/** `lastpatch subscribers list`: who gets which letters, and fails when a watch or the operators reach nobody. */
export async function subscribersList(options: SubscribersFileOptions): Promise<void> {
  await readAllSubscribers(options, ({ topics, asked, standings, failures }) => {
    const groups = subscriberGroups(topics, asked, standings);
    if (options.json) sayJson(subscribersJson(groups, options));
    else say(...subscriberLines(groups, options));
    const problems = [...failures, ...unreachedSaid(groups)];
    return problems.length === 0
      ? Promise.resolve()
      : Promise.reject(new CommandFailure(problems.join('\n')));
  });
}
