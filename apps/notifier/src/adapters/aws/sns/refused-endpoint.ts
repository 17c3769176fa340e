const REASONS: Readonly<Record<string, string>> = {
  email: 'look whether the address is written as its mail server knows it',
  sms: 'look at the number, whether SNS can send SMS to its country from this region, and, while the account is in the SMS sandbox, whether the number is verified',
  https: 'look whether the address can be reached from the internet',
  sqs: 'look whether the queue exists, is a standard queue, and lies in a region that SNS delivers to',
  lambda: 'look whether the function exists, and lies in a region that SNS delivers to',
};

/** What to look at when SNS says that a parameter of a call is not valid: no capital, no full stop. */
export function whyRefused(action: string, protocol: string): string {
  switch (action) {
    case 'Subscribe':
      return `SNS does not take it as it is: ${REASONS[protocol] ?? 'look whether it is right'}`;
    case 'SetSubscriptionAttributes':
      return 'it stays subscribed as it is: look whether the dead-letter queue is deployed';
    default:
      return 'run the command again';
  }
}
