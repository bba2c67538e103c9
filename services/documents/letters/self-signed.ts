import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import type { Certificate } from './pdf-signature.ts';

/**
 * A certificate that the office makes for itself, for one machine and for tests: it shows that a file was not altered, not who the
 * office is. Where letters have legal weight the certificate comes from a recognised certification body (PSrE, such as BSrE).
 */
export function selfSigned(
  name: string,
  { from, years }: { readonly from: Date; readonly years: number },
): Certificate {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = forge.pki.privateKeyFromPem(
    pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  );
  const certificate = forge.pki.createCertificate();
  const subject = [{ name: 'commonName', value: name }];
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = from;
  certificate.validity.notAfter = new Date(from.getTime() + years * 365 * 86_400_000);
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const passphrase = 'self-signed';
  const store = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: '3des' });
  return { p12: Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary'), passphrase, name };
}
