/**
 * By itself, SNS gives up an address over HTTPS that does not answer for a minute, as one that is restarted. By this policy it
 * tries again for up to 46 minutes: soon at first, and then every five minutes. SNS takes an hour at most, and receivers refuse what is
 * older: so there is room left for attempts that hang for 15 seconds each.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
const RETRIES = {
  minDelayTarget: 20,
  maxDelayTarget: 300,
  numRetries: 12,
  numNoDelayRetries: 0,
  numMinDelayRetries: 3,
  numMaxDelayRetries: 6,
  backoffFunction: 'exponential',
} as const;

/** The delivery policy of a subscription over HTTPS, as SNS takes it. */
export const HTTPS_DELIVERY_POLICY = JSON.stringify({ healthyRetryPolicy: RETRIES });
