/** What every error of this library is: a sentence with what was got, what was expected and what to do. */
export abstract class FleetError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** What was given to be scanned cannot be used. Names in the message are as they were given, line breaks included. */
export class FleetScanError extends FleetError {
  readonly code = 'FLEET_SCAN';
}
