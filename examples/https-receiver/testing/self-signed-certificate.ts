import { type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  der,
  generalizedTime,
  objectId,
  sequence,
} from '../../../apps/notifier/testing/web/der.ts';

const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), der(0x05));
const NAME = sequence(der(0x31, sequence(objectId('2.5.4.3'), der(0x0c, Buffer.from('sns.amazonaws.com')))));

/** A pair of RSA keys. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** From when until when a certificate is valid, both inclusive. */
export interface Validity {
  readonly from: string;
  readonly until: string;
}

/** A certificate of a key by itself, as PEM. */
export function selfSignedCertificate(keys: KeyPair, { from, until }: Validity): string {
  const contents = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.from([1])), // serial number
    SHA256_WITH_RSA,
    NAME,
    sequence(generalizedTime(new Date(from)), generalizedTime(new Date(until))),
    NAME,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = bitString(sign('sha256', contents, keys.privateKey));
  const certificate = sequence(contents, SHA256_WITH_RSA, signature);
  return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
