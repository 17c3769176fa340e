/** The parameter of the notifier's template with the address that a good run calls last. */
export const HEARTBEAT_PARAMETER = 'HeartbeatUrl';
