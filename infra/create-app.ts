import { App, type AppProps, DefaultStackSynthesizer, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { asSynthesizer } from './constructs/cdk-interfaces.ts';

/** The CDK app that writes its assembly to a folder: the same whoever runs it, because cdk.json's context is not always read. */
export function createApp(outdir: string, props: AppProps = {}): App {
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    // The command line checks the bootstrap version by itself; templates stay free of parameters and rules.
    defaultStackSynthesizer: asSynthesizer(
      new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    ),
    context: {
      // Set from the start: converting strong references later can replace resources.
      '@aws-cdk/core:defaultCrossStackReferences': 'weak',
      // What CloudFormation would refuse ends the synthesis. Costs 4 s and 300 MB; CDK_VALIDATION=false leaves it out.
      '@aws-cdk/core:validateAgainstDefaultRules': true,
    },
    ...props,
  });
  // A finding that no construct gives a reason for ends the synthesis.
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return app;
}
