// CloudFront function (cloudfront-js-2.0), on viewer requests of the staff site: says where one signs in, which only the
// deployment knows; everything else as in deep-links.js.
const signIn = {};
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name.
function handler(event) {
  const request = event.request;
  if (request.uri === '/masuk.json') {
    return {
      statusCode: 200,
      statusDescription: 'OK',
      headers: {
        'content-type': { value: 'application/json' },
        'cache-control': { value: 'no-store' },
        'x-content-type-options': { value: 'nosniff' },
      },
      body: JSON.stringify(signIn),
    };
  }
  const last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!last.includes('.') && !request.uri.startsWith('/api/')) request.uri = '/index.html';
  return request;
}
