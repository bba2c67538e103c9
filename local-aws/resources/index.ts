import type { HostedType, IgnoredType } from '../resource.ts';

/** Every resource type that a template may hold; any other stops the start. One file per hosted type, named after it. */
export const hostedTypes: readonly HostedType[] = [];

/** Types that change nothing on one machine, each with the reason. */
export const ignoredTypes: readonly IgnoredType[] = [];
