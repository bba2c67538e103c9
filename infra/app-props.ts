import { type AppProps, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { asSynthesizer } from './constructs/cdk-interfaces.ts';

/** What every assembly is made with, whoever runs the app: the command line's own context is not always there. */
export const appProps: AppProps = {
  analyticsReporting: false,
  // The command line checks the bootstrap version by itself; templates stay free of parameters and rules.
  defaultStackSynthesizer: asSynthesizer(
    new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  ),
  // Stacks are deployed in any order after the first time, and a region's stacks may move; set from the start, because
  // converting strong references later can replace resources.
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' },
};
