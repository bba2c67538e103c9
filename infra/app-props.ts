import type { AppProps } from 'aws-cdk-lib';

/** What every assembly is made with, whoever runs the app: the command line's own context is not always there. */
export const appProps: AppProps = {
  analyticsReporting: false,
  // Stacks are deployed in any order after the first time, and a region's stacks may move; set from the start, because
  // converting strong references later can replace resources.
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' },
};
