import { AwsError } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { prepareQueues, Queue, type QueueSettings } from './queue.ts';

/** The queues of one host. */
export class Queues {
  readonly #host: Host;
  readonly #byArn = new Map<string, Queue>();

  constructor(host: Host) {
    this.#host = host;
    prepareQueues(database(host));
  }

  add(settings: QueueSettings): Queue {
    const queue = new Queue(database(this.#host), settings, (arn) => this.#byArn.get(arn));
    this.#byArn.set(settings.arn, queue);
    return queue;
  }

  byArn(arn: string): Queue | undefined {
    return this.#byArn.get(arn);
  }

  byUrl(url: string): Queue {
    const name = url.split('/').at(-1) ?? '';
    const queue = this.#byArn.get(this.arnOf(name));
    if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  all(): Iterable<Queue> {
    return this.#byArn.values();
  }

  arnOf(name: string): string {
    const { partition, region, accountId } = this.#host.aws;
    return `arn:${partition}:sqs:${region}:${accountId}:${name}`;
  }

  urlOf(name: string): string {
    return `${this.#host.gateway.url}/${this.#host.aws.accountId}/${name}`;
  }
}

export const queues = part((host) => new Queues(host));
