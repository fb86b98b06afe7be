window.SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#docs',
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  tryItOutEnabled: false,
});
