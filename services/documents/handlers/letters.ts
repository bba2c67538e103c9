import region from 'balai:region';
import { S3Client } from '@aws-sdk/client-s3';
import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { createLetterDesk } from '../letter-desk.ts';
import { letterEndpoints } from '../letter-endpoints.ts';
import { createLetterPress } from '../letters/letter-press.ts';
import { createLetterFiles } from '../store/letter-files.ts';
import { createLookStore } from '../store/look-store.ts';
import { createRegisterStore } from '../store/register-store.ts';

const { http, ports, place, bucket } = createContainer(process.env, region);
const { clock } = ports;
const registers = createRegisterStore({ ...place, region: region.id });

/** Woken by the routes of letters that the office issues itself. */
export const handler = createHandler({
  ...http,
  endpoints: letterEndpoints({
    ...ports,
    ...createLetterDesk({ ...ports, registers }),
    files: createLetterFiles({ client: new S3Client(), bucket }),
    press: createLetterPress({ fonts: { regular, bold }, office: region.name.id, clock }),
    looks: createLookStore(place),
  }),
});
