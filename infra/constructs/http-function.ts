import type { Construct } from 'constructs';
import { allow } from './permission.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

/** A function behind an HTTP API: it knows by the origin secret what came through the site, and answers nothing else. */
export class HttpFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { secretArn } = props.context.platform.originSecret;
    super(scope, id, {
      ...props,
      environment: { ...props.environment, ORIGIN_SECRET: secretArn },
      may: [...(props.may ?? []), allow(secretArn, 'secretsmanager:GetSecretValue')],
    });
  }
}
