// The contract names one server; a request tried out here goes to the one that served this page.
const toThisServer = (request) => {
  request.url = request.url.replace(/^https?:\/\/[^/]+/, window.location.origin);
  return request;
};

window.SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#docs',
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor: toThisServer,
});
