// CloudFront function (cloudfront-js-2.0), on viewer requests of the site: a page's address has no dot in its last part and
// is answered by the application itself. Files, and everything under /api, which has behaviours of its own, pass as they are.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name.
function handler(event) {
  const request = event.request;
  const last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!last.includes('.') && !request.uri.startsWith('/api/')) request.uri = '/index.html';
  return request;
}
