import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const DOCS = 'api/docs';

/** The page loads its own scripts and styles from here, and nothing from elsewhere. */
const DOCS_POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** Serves the OpenAPI document at `/api/openapi.json` and its page at `/api/docs`, from the schemas that validate. */
export function serveApiDocument(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, _payload, done) => {
      if (request.url.startsWith(`/${DOCS}`)) reply.header('content-security-policy', DOCS_POLICY);
      done();
    });
  const config = new DocumentBuilder()
    .setTitle('Press')
    .setDescription('A publication: the RealWorld API, version 1.1, and the platform around it.')
    .setVersion('1.1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a sign-in' })
    .build();
  SwaggerModule.setup(DOCS, app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Press API',
  });
}
