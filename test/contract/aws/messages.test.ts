import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

// AWS: Messages: text messages and topics <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>
// AWS: Messages: mail <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html>

// Only here: in AWS these would go to people.
describe.skipIf(process.env['CONTRACT_OUTPUTS'])('messages that would leave the system', () => {
  let place: Place;

  beforeAll(async () => {
    place = await openPlace('contract-messages', {
      Resources: { Alarms: { Type: 'AWS::SNS::Topic', Properties: {} } },
      Outputs: { Alarms: { Value: { Ref: 'Alarms' } } },
    });
  });
  afterAll(() => place?.stop());

  const page = () => place.local?.url ?? '';
  const shown = async (): Promise<object[]> =>
    JSON.parse(await (await fetch(`${page()}/_local/messages/data`)).text());

  test('a text message is kept as a phone would show it', async () => {
    const { MessageId } = await place.sns.send(
      new PublishCommand({
        PhoneNumber: '+6281234567890',
        Message: 'Tiket A012 & <jam> 08.00 +7%\nhttps://balai.example/t#x',
        MessageAttributes: { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'BALAI' } },
      }),
    );

    expect(await shown()).toContainEqual(
      expect.objectContaining({
        id: MessageId,
        channel: 'sms',
        sender: 'BALAI',
        recipient: '+6281234567890',
        text: 'Tiket A012 & <jam> 08.00 +7%\nhttps://balai.example/t#x',
      }),
    );
  });

  test('mail is kept with its subject and text', async () => {
    await place.ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'Balai <tiket@balai.example>',
        Destination: { ToAddresses: ['warga@example.com'] },
        Content: {
          Simple: { Subject: { Data: 'Tiket A012' }, Body: { Text: { Data: 'Datang pukul 08.00.' } } },
        },
      }),
    );

    expect(await shown()).toContainEqual(
      expect.objectContaining({
        channel: 'mail',
        sender: 'Balai <tiket@balai.example>',
        recipient: 'warga@example.com',
        subject: 'Tiket A012',
        text: 'Datang pukul 08.00.',
      }),
    );
  });

  test('a topic takes what is published, an unknown one does not', async () => {
    const TopicArn = place.output('Alarms');
    await place.sns.send(new PublishCommand({ TopicArn, Subject: 'ALARM', Message: 'antrean macet' }));
    await expect(
      place.sns.send(new PublishCommand({ TopicArn: `${TopicArn}-none`, Message: 'x' })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/^NotFound/) });

    expect(await shown()).toContainEqual(
      expect.objectContaining({ channel: 'topic', subject: 'ALARM', text: 'antrean macet' }),
    );
  });

  test.each(['081234567890', '+62 812', ''])('the phone number "%s" is refused', async (PhoneNumber) => {
    await expect(place.sns.send(new PublishCommand({ PhoneNumber, Message: 'x' }))).rejects.toMatchObject({
      name: expect.stringMatching(/^InvalidParameter/),
    });
  });

  test('a mail without a recipient is refused', async () => {
    const Content = { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } } };
    await expect(
      place.ses.send(new SendEmailCommand({ FromEmailAddress: 'a@b.example', Destination: {}, Content })),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  test('the page and its parts are served without anything from elsewhere', async () => {
    const html = await (await fetch(`${page()}/_local/messages`)).text();
    const parts = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');

    expect(parts.every((path) => path.startsWith('/_local/'))).toBe(true);
    for (const path of parts.filter((part) => part.includes('page.'))) {
      expect((await fetch(`${page()}${path}`)).status).toBe(200);
    }
    expect((await fetch(`${page()}/_local/messages/../../../package.json`)).status).not.toBe(200);
  });

  test('the stream gives what is there, what comes, and after a break what was missed', async () => {
    const all = await shown();
    const abort = new AbortController();
    const response = await fetch(`${page()}/_local/messages/stream`, {
      signal: abort.signal,
      headers: { 'last-event-id': String(all.length) },
    });
    await place.sns.send(new PublishCommand({ PhoneNumber: '+628111111111', Message: 'baru saja' }));

    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk);
      if (text.includes('baru saja')) break;
    }
    abort.abort();

    expect(text.match(/^data: /gm)).toHaveLength(1);
  });
});
