import type { Started } from '../resource.ts';
import { StartError } from '../start-error.ts';
import type { Stack } from './assembly.ts';
import { holds, noValue, resolve, type Scope } from './resolve.ts';

interface AwsPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The names of every stack of an assembly, as far as its resources have started. */
export class Scopes {
  readonly #stacks: ReadonlyMap<string, Stack>;
  readonly #aws: AwsPlace;
  readonly #started = new Map<string, Started>();

  constructor(stacks: readonly Stack[], aws: AwsPlace) {
    this.#stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    this.#aws = aws;
  }

  note(stack: string, logicalId: string, started: Started): void {
    this.#started.set(`${stack}/${logicalId}`, started);
  }

  /** `property` is named in messages only. */
  of(stack: Stack, logicalId: string, property?: string): Scope {
    const where = [`${stack.name}/${logicalId}`, property ?? []].flat().join('.');
    const { Parameters = {}, Conditions = {}, Mappings = {}, Resources } = stack.template;
    const lost = (what: string) =>
      new StartError(`${where}: ${what}`, 'Look at the synthesised template and its construct.');
    const standing = (id: string): Started => {
      const started = this.#started.get(`${stack.name}/${id}`);
      if (started) return started;
      throw lost(Resources[id] ? `${id} has not started` : `there is no ${id} in this stack`);
    };
    const scope: Scope = {
      where,
      ref: (name) => {
        const pseudo = this.#pseudo(name, stack);
        if (pseudo !== undefined) return pseudo;
        const parameter = Parameters[name];
        if (!parameter) return standing(name).ref;
        if (parameter.Default === undefined) throw lost(`parameter ${name} has no default`);
        return parameter.Default;
      },
      attribute: (id, name) => {
        const value = standing(id).attributes?.[name];
        if (value === undefined)
          throw lost(`the host gives no attribute ${name} of ${id} (${Resources[id]?.Type})`);
        return value;
      },
      condition: (name) => holds(Conditions[name], scope),
      mapping: (map, key, name) => {
        const value = Mappings[map]?.[key]?.[name];
        if (value === undefined) throw lost(`the mapping ${map} has no ${key}.${name}`);
        return value;
      },
      exported: (name) => {
        const exporter = this.exporter(name);
        if (!exporter) throw lost(`no stack exports ${name}`);
        return this.#output(exporter.stack, exporter.output, where);
      },
      output: (name, output) => {
        const other = this.#stacks.get(name);
        if (!other) throw lost(`there is no stack ${name}`);
        return this.#output(other, output, where);
      },
    };
    return scope;
  }

  /** The stack and output behind an export name. */
  exporter(name: string): { stack: Stack; output: string } | undefined {
    for (const stack of this.#stacks.values()) {
      for (const [output, { Export: exported }] of Object.entries(stack.template.Outputs ?? {})) {
        if (exported && resolve(exported.Name, this.of(stack, output)) === name) return { stack, output };
      }
    }
    return undefined;
  }

  #output(stack: Stack, output: string, where: string): unknown {
    const found = stack.template.Outputs?.[output];
    if (!found) {
      throw new StartError(
        `${where}: stack ${stack.name} has no output ${output}`,
        'Synthesise all stacks together.',
      );
    }
    return resolve(found.Value, this.of(stack, output));
  }

  /** Whether a template may refer to the name within its own stack. */
  knows(stack: Stack, name: string): boolean {
    const { Parameters = {}, Resources } = stack.template;
    return (
      Object.hasOwn(Resources, name) ||
      Object.hasOwn(Parameters, name) ||
      this.#pseudo(name, stack) !== undefined
    );
  }

  #pseudo(name: string, stack: Stack): unknown {
    switch (name) {
      case 'AWS::Partition':
        return this.#aws.partition;
      case 'AWS::Region':
        return stack.region ?? this.#aws.region;
      case 'AWS::AccountId':
        return this.#aws.accountId;
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack.name;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${this.#aws.region}:${this.#aws.accountId}:stack/${stack.name}/local`;
      case 'AWS::NoValue':
        return noValue;
      default:
        return undefined;
    }
  }
}
