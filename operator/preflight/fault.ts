import { type Finding, stops, warning } from './finding.ts';

const rejected = new Set([
  ...['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'UnrecognizedClientException'],
  ...['SignatureDoesNotMatch', 'InvalidSignatureException', 'AuthFailure', 'InvalidAccessKeyId'],
]);
const denied = new Set([
  ...['AccessDenied', 'AccessDeniedException', 'AuthorizationError', 'AuthorizationErrorException'],
  ...['NotAuthorizedException', 'UnauthorizedOperation'],
]);
const throttled =
  /throttl|TooManyRequests|RequestLimitExceeded|SlowDown|limitexceeded|PriorRequestNotComplete/i;
const cutLine =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError/;

/** What a failed call means for whoever asked. Says names and codes only: messages of AWS may quote keys and ARNs. */
export function explain(fault: unknown): Finding {
  const names = namesOf(fault);
  const [name = 'galat'] = names;
  if (names.includes('CredentialsProviderError') || names.includes('TokenProviderError'))
    return stops(
      'Tidak ada kredensial AWS yang dapat dipakai.',
      'Masuk dahulu: `aws sso login --profile …`, lalu jalankan lagi dengan AWS_PROFILE, atau beri AWS_ACCESS_KEY_ID dan AWS_SECRET_ACCESS_KEY.',
    );
  if (names.some((each) => rejected.has(each)))
    return stops(
      `AWS menolak kredensial ini (${name}).`,
      'Masuk lagi: kredensial salah, sudah kedaluwarsa, atau wilayah AWS itu belum diaktifkan untuk akun ini.',
    );
  if (names.some((each) => denied.has(each)))
    return warning(
      `Belum diperiksa: peran ini tidak boleh melihatnya (${name}).`,
      'Ulangi dengan peran yang boleh membaca akun (misalnya ReadOnlyAccess), atau periksa sendiri di konsol.',
    );
  if (names.some((each) => throttled.test(each)))
    return stops(
      `AWS menunda jawaban karena terlalu banyak permintaan (${name}).`,
      'Tunggu satu menit, lalu jalankan lagi; belum ada yang diketahui.',
    );
  if (names.some((each) => cutLine.test(each)))
    return stops(
      `AWS tidak terjangkau (${name}).`,
      'Periksa jaringan, DNS, dan proxy (HTTPS_PROXY), lalu jalankan lagi.',
    );
  return stops(
    `Pemeriksaan gagal (${name}).`,
    'Jalankan lagi; bila tetap gagal, periksa di konsol AWS sebelum memasang.',
  );
}

/** Names and codes of an error and of what caused it. */
function namesOf(fault: unknown): string[] {
  if (!(fault instanceof Error)) return [];
  const code = 'code' in fault && typeof fault.code === 'string' ? [fault.code] : [];
  const inner = fault instanceof AggregateError ? fault.errors.flatMap(namesOf) : [];
  return [...(fault.name === 'Error' ? [] : [fault.name]), ...code, ...inner, ...namesOf(fault.cause)];
}
