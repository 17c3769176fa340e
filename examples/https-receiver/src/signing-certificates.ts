import { type KeyObject, X509Certificate } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** Gets a file of SNS's host as text. Rejects when there is none. */
export type Get = (address: string) => Promise<string>;

interface Kept {
  readonly certificate: Promise<X509Certificate>;
  /** When it is fetched anew, in milliseconds since 1970. */
  readonly until: number;
}

const KEEP_MS = 24 * 3_600_000;
const MOST = 16;

/** The certificates with which SNS signs: each is fetched once a day, and checked at each use. */
export class SigningCertificates {
  readonly #get: Get;
  readonly #kept = new Map<string, Kept>();

  constructor(get: Get) {
    this.#get = get;
  }

  /**
   * The key of the certificate at an address that was checked before. Throws a Refusal: 503 when the certificate cannot be
   * had, 403 when it is not valid at that time or has no RSA key.
   */
  async keyAt(address: string, now: Date): Promise<KeyObject> {
    const certificate = await this.#certificate(address, now);
    if (now < certificate.validFromDate || now > certificate.validToDate)
      throw new Refusal(
        403,
        `the signing certificate is valid from ${certificate.validFrom} to ${certificate.validTo}, and not now`,
      );
    const { publicKey } = certificate;
    if (publicKey.asymmetricKeyType !== 'rsa')
      throw new Refusal(403, 'the signing certificate has no RSA key, and SNS signs with RSA');
    return publicKey;
  }

  async #certificate(address: string, now: Date): Promise<X509Certificate> {
    const kept = this.#kept.get(address);
    if (kept !== undefined && now.getTime() < kept.until) return kept.certificate;
    const certificate = this.#fetch(address);
    this.#keep(address, { certificate, until: now.getTime() + KEEP_MS });
    try {
      return await certificate;
    } catch (error) {
      if (this.#kept.get(address)?.certificate === certificate) this.#kept.delete(address);
      throw error;
    }
  }

  async #fetch(address: string): Promise<X509Certificate> {
    try {
      return new X509Certificate(await this.#get(address));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Refusal(503, `the signing certificate could not be had: ${why}`);
    }
  }

  // Strangers may ask for names that do not exist: what is kept stays small.
  #keep(address: string, kept: Kept): void {
    this.#kept.delete(address);
    this.#kept.set(address, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
  }
}
