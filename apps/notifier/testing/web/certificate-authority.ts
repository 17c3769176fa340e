import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bitString, der, generalizedTime, objectId, octetString, sequence } from './der.ts';

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const COMMON_NAME = objectId('2.5.4.3');
const TRUE = der(0x01, Buffer.from([0xff]));

/** A certificate with its key, as PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate is made for. */
export interface IdentityOptions {
  /** Names of hosts, and IPv4 addresses. */
  readonly hosts: readonly string[];
  /** For how long, in days from now; negative for one that has expired. */
  readonly days?: number;
}

/** A certificate authority that lives as long as the test: its keys are never written down, and nothing trusts it. */
export class CertificateAuthority {
  readonly pem: string;
  readonly #key: KeyObject;
  readonly #name = `Test authority ${randomUUID()}`;

  constructor() {
    const { publicKey, privateKey } = keyPair();
    this.#key = privateKey;
    const mayIssue = extension('2.5.29.19', sequence(TRUE));
    const signsCertificates = extension('2.5.29.15', bitString(Buffer.from([0b100]), 2));
    this.pem = this.#certificate(this.#name, publicKey, {
      days: 1,
      extensions: [mayIssue, signsCertificates],
    });
  }

  identity({ hosts, days = 1 }: IdentityOptions): Identity {
    const { publicKey, privateKey } = keyPair();
    const names = hosts.map((host) =>
      isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
    );
    const extensions = [extension('2.5.29.17', sequence(...names))];
    return {
      cert: this.#certificate('Test server', publicKey, { days, extensions }),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  #certificate(
    subject: string,
    publicKey: KeyObject,
    { days, extensions }: { readonly days: number; readonly extensions: readonly Buffer[] },
  ): string {
    const now = Date.now();
    const contents = sequence(
      der(0xa0, der(0x02, Buffer.from([2]))), // version 3
      der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])), // serial number
      ECDSA_WITH_SHA256,
      name(this.#name),
      sequence(
        generalizedTime(new Date(now + (Math.min(0, days) - 1) * DAY_MS)),
        generalizedTime(new Date(now + days * DAY_MS)),
      ),
      name(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(...extensions)),
    );
    const certificate = sequence(contents, ECDSA_WITH_SHA256, bitString(sign('sha256', contents, this.#key)));
    return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`;
  }
}

function keyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function name(text: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
}

function extension(id: string, value: Uint8Array): Buffer {
  return sequence(objectId(id), TRUE, octetString(value));
}
