/** Why a rule of NIST 800-53 r5 does not find what it looks for, and what stands in its place. */
export const reasons: Readonly<Record<string, string>> = {
  CloudWatchLogGroupEncrypted:
    'CloudWatch encrypts every log group with a key of its own; lines hold ids, codes and numbers only (the list of fields is closed), so a key of ours would add cost and a way to lose logs, not secrecy.',
  DynamoDBInBackupPlan:
    'Tables have point-in-time recovery to any second of 35 days, and are kept and protected from deletion; a backup plan would keep contact data longer than its 30 days.',
  IAMNoInlinePolicy:
    'Each role belongs to one function and its policy is read whole beside it; a managed policy would only be shared, and nothing is to be shared.',
  LambdaConcurrency:
    'New accounts have ten concurrent functions in all, so nothing is reserved by default; a region may limit booking (`operations.mostBookingFunctions`). API Gateway throttles, and throttled functions ring.',
  LambdaDLQ:
    'A function’s own dead-letter queue catches asynchronous calls only: queues, streams and schedules have their dead letters or failed-records bucket at the source, and HTTP answers at once.',
  LambdaInsideVPC:
    'Functions talk to AWS services alone, over TLS with signed requests; a VPC would add NAT, cost and slower starts at opening time and protect nothing that lies in it.',
  S3BucketLoggingEnabled:
    'Site buckets hold what is published and are read by CloudFront alone; failed records are written by Lambda and read by operators under the account’s trail.',
  S3BucketReplicationEnabled:
    'Personal data stays in Jakarta, so there is no second region to copy to; sites are built again from the repository.',
  S3BucketVersioningEnabled:
    'Sites are built again from the repository, and hashed files stay when pages change; failed records are written once under names of their own, and versions would outlive the day on which their contact data must go.',
  S3DefaultEncryptionKMS:
    'Buckets are encrypted by S3’s own keys; sites are public, and contact data in failed records is sealed by the service’s keys besides.',
  SecretsManagerRotationEnabled:
    'A rotated key would orphan what it sealed and tagged: keys are added by epoch. The origin secret is rotated by the operator, because CloudFront learns a value by a deployment.',
  SecretsManagerUsingKMSKey:
    'Secrets are encrypted under the account’s Secrets Manager key; only roles of this account read them, so a key of ours would guard against nobody else.',
  SNSEncryptedKMS:
    'Alarms name parts of the system and what people suffer, nobody’s data; CloudWatch publishes over TLS.',
  WAFv2LoggingEnabled:
    'A log would keep the address and path of every citizen, in us-east-1, and personal data at rest stays in Indonesia; rules are counted, and an operator under attack can log for that time.',
};
