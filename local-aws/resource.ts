import * as z from 'zod/mini';
import type { Host } from './host.ts';

/** A resource of a stack after its intrinsic functions are resolved. */
export interface Resource<Properties> {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
  /** The name to use when the template gives none (`<stack>-<logical id>`): the same at every start, ≤ 60 characters. */
  readonly physicalName: string;
}

/** A resource that stands. */
export interface Started {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by attribute name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Called once every resource of every stack has started: begin to poll, to deliver, to fire here, not before. */
  open?(): void | Promise<void>;
  /** Called in reverse order of start; after it, nothing of this resource runs and its state is on disk. */
  stop?(): void | Promise<void>;
}

/**
 * A resource type that the host takes part in. `properties` is a strict schema: what it does not name, and what
 * `noLocalEffect` does not name either, stops the start.
 */
export interface HostedType {
  readonly type: string;
  readonly properties: z.core.$ZodType;
  /** Property path → why it changes nothing here. `A.B` reaches into objects and through lists; `*` is any name. */
  readonly noLocalEffect: Readonly<Record<string, string>>;
  start(resource: Resource<unknown>, host: Host): Started | Promise<Started>;
}

/** A resource type that changes nothing on one machine, with the reason; others may still refer to it. */
export interface IgnoredType {
  readonly type: string;
  readonly reason: string;
  refer(resource: Resource<Readonly<Record<string, unknown>>>, host: Host): Started;
}

export function hosted<S extends z.core.$ZodType>(definition: {
  type: string;
  properties: S;
  noLocalEffect?: Readonly<Record<string, string>>;
  start(resource: Resource<z.output<S>>, host: Host): Started | Promise<Started>;
}): HostedType {
  return {
    type: definition.type,
    properties: definition.properties,
    noLocalEffect: definition.noLocalEffect ?? {},
    start: (resource, host) =>
      definition.start(
        { ...resource, properties: z.parse(definition.properties, resource.properties) },
        host,
      ),
  };
}

/** `refer` says what Ref and GetAtt give; without it Ref gives the physical name. */
export function ignored(type: string, reason: string, refer?: IgnoredType['refer']): IgnoredType {
  return { type, reason, refer: refer ?? (({ physicalName }) => ({ ref: physicalName })) };
}
