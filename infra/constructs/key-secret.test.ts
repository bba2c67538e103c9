import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { KeySecret } from './key-secret.ts';

test('is generated at deployment in the shape that services read, and kept', () => {
  const template = templateOf((stack) => {
    new KeySecret(stack, 'Keys', 'Tags and seals');
  });

  template.hasResource('AWS::SecretsManager::Secret', {
    Properties: {
      SecretString: Match.absent(),
      GenerateSecretString: { GenerateStringKey: 'k1', PasswordLength: 64, ExcludePunctuation: true },
    },
    DeletionPolicy: 'Retain',
  });
  const [secret] = Object.values(template.findResources('AWS::SecretsManager::Secret'));
  expect(JSON.parse(secret?.['Properties'].GenerateSecretString.SecretStringTemplate)).toEqual({
    epochs: { '2000-01-01': 'k1' },
  });
});
