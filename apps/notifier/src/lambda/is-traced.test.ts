import { expect, it } from 'vitest';
import { isTraced } from './is-traced.ts';

const ADDRESS = { AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1:2000' };
const TRACE = { _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1' };

it.each([
  [true, 'both are set', { ...ADDRESS, ...TRACE }],
  [false, 'there is no trace', ADDRESS],
  [false, 'there is no daemon', TRACE],
  [false, 'one is empty', { ...ADDRESS, _X_AMZN_TRACE_ID: '' }],
  [false, 'it is no Lambda', {}],
])('is %s where %s', (expected, _, environment) => {
  expect(isTraced(environment)).toBe(expected);
});
