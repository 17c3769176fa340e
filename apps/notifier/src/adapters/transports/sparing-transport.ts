import type { Message } from '../../daily-check/message.ts';
import type { Outcome } from '../../daily-check/ports.ts';
import type { SilentServers } from './silent-servers.ts';
import type { Transport } from './transport.ts';

/** A transport that remembers which of its servers have not answered, so that nobody has to wait for them again. */
export class SparingTransport implements Transport {
  readonly timeLimitMs: number;
  readonly maxBytes: number | null;
  readonly bytesOf?: (message: Message) => number;
  readonly #transport: Transport;
  readonly #servers: SilentServers;

  /** @param servers shared by all transports of a run, since one server may be asked by several */
  constructor(transport: Transport, servers: SilentServers) {
    this.timeLimitMs = transport.timeLimitMs;
    this.maxBytes = transport.maxBytes;
    const bytesOf = transport.bytesOf?.bind(transport);
    if (bytesOf) this.bytesOf = bytesOf;
    this.#transport = transport;
    this.#servers = servers;
  }

  async publish(
    message: Message,
    to: string,
    attempt: Parameters<Transport['publish']>[2],
  ): Promise<Outcome> {
    const attempted = await this.#transport.publish(message, to, attempt);
    const server = this.serverOf(to);
    return server === undefined ? attempted : this.#servers.heard(server, attempted);
  }

  serverOf(to: string): string | undefined {
    return this.#transport.serverOf?.(to);
  }

  silence(to: string): string | undefined {
    const server = this.serverOf(to);
    return server === undefined ? undefined : this.#servers.silenceOf(server);
  }
}
