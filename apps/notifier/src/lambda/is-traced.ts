/** What Lambda sets where a function is traced. */
const TRACED = ['AWS_XRAY_DAEMON_ADDRESS', '_X_AMZN_TRACE_ID'] as const;

/** Whether this function is traced: else nothing of it is loaded. */
export function isTraced(environment: Readonly<Record<string, string | undefined>>): boolean {
  return TRACED.every((name) => (environment[name] ?? '') !== '');
}
