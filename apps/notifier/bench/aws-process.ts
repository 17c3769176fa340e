/** The AWS that runs are measured against, in a process of its own: its memory and its work are not theirs. */
import { PlayedAws } from '../testing/aws/played/aws.ts';
import { type AwsCounts, isMeasurement, watchTopics } from './measurement.ts';

const told: unknown = JSON.parse(process.argv[2] ?? '');
if (!isMeasurement(told)) throw new Error('the played AWS was not told what is measured');
const aws = new PlayedAws(told.delayMs, watchTopics(told.watches));
const { url } = await aws.listen();
process.on('message', () => {
  const counts: AwsCounts = {
    calls: Object.fromEntries(aws.calls),
    mostAtOnce: Object.fromEntries(aws.mostAtOnce),
    published: Object.fromEntries(aws.published),
  };
  aws.calls.clear();
  aws.mostAtOnce.clear();
  aws.published.clear();
  process.send?.(counts);
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
