// What could break a line, move the cursor or hide text.
const HARMFUL = /[\p{C}\p{Z}]+/gu;

/**
 * An endpoint as it may be shown to anybody: enough for whoever knows it to recognise it. Of an address over the web only the
 * host, because its path may be a secret; of an ARN all but the account; of a command only the program.
 *
 * @example maskedEndpoint('email', 'ops@example.org') is 'o…@example.org'; of a phone it is '+49…678'
 */
export function maskedEndpoint(protocol: string, endpoint: string): string {
  switch (protocol) {
    case 'email':
    case 'email-json':
      return maskedEmail(endpoint);
    case 'sms':
      return endpoint.length < 9
        ? '…'
        : `${printable(endpoint.slice(0, 3))}…${printable(endpoint.slice(-3))}`;
    case 'http':
    case 'https':
    case 'slack':
    case 'mattermost':
    case 'teams':
      return maskedAddress(endpoint);
    case 'matrix':
      return printable(endpoint.replace(/^(.)[^:]*/, '$1…'));
    case 'command':
      return `${programOf(endpoint)} …`;
    case 'sqs':
    case 'lambda':
      return printable(endpoint.replace(/:\d{9}(\d{3}):/, ':…$1:'));
    default:
      return '…';
  }
}

function maskedAddress(address: string): string {
  if (!URL.canParse(address)) return '…';
  const { protocol, host } = new URL(address);
  return `${printable(protocol)}//${printable(host)}/…`;
}

function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  const [first = ''] = address;
  return printable(`${first}…${address.slice(at)}`);
}

/** The program of a command, which is kept as the JSON of a list. */
function programOf(command: string): string {
  const [program = ''] = JSON.parse(command) as readonly string[];
  return printable(program);
}

function printable(text: string): string {
  return text.replace(HARMFUL, ' ');
}
