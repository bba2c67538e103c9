import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { DeliverPorts } from '../operations/deliver.ts';
import { providerAnswer } from './provider-answer.ts';

/** SMS by SNS. The client must not repeat calls by itself: an answer that got lost would become a second message. */
export const smsBySns =
  (client: SNSClient): DeliverPorts['sms'] =>
  (phone, text) =>
    providerAnswer(
      client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          },
        }),
      ),
    );
