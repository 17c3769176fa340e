import { Tracer } from '@aws-lambda-powertools/tracer';

/** Makes the calls of an AWS client part of the trace. */
export type Capture = <C extends object>(client: C) => C;

// What is read of upstream goes through connections of our own, which are not for others to change.
const tracer = new Tracer({ captureHTTPsRequests: false });

/** Makes the calls of a client part of the trace. */
export const capture: Capture = (client) => tracer.captureAWSv3Client(client);

/**
 * Does something as one part of the trace. An error is noted by its name alone, since traces are no place for what it says.
 *
 * @throws what the work throws
 */
export async function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  const segment = tracer.getSegment();
  const part = segment?.addNewSubsegment(name);
  if (!segment || !part) return work();
  tracer.setSegment(part);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  try {
    return await work();
  } catch (error) {
    part.addFaultFlag();
    tracer.putAnnotation('failed', error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    part.close();
    tracer.setSegment(segment);
  }
}
