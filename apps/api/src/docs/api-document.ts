import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type StandardSchemaConverter, SwaggerModule } from '@nestjs/swagger';
import * as z from 'zod';

const DOCS = 'api/docs';

/** The page loads its own scripts and styles from here, and nothing from elsewhere. */
const DOCS_POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** Nest asks a schema itself; those of the answers (`zod/mini`, for the browser's sake) don't know how they are told. */
const describeSchema: StandardSchemaConverter = (schema, { schemaType }) =>
  schema instanceof z.core.$ZodType && !(schema instanceof z.ZodType)
    ? { schema: z.toJSONSchema(schema, { target: 'openapi-3.0', io: schemaType }) }
    : undefined;

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
  SwaggerModule.setup(
    DOCS,
    app,
    () => SwaggerModule.createDocument(app, config, { standardSchemaConverter: describeSchema }),
    {
      jsonDocumentUrl: 'api/openapi.json',
      yamlDocumentUrl: 'api/openapi.yaml',
      customSiteTitle: 'Press API',
    },
  );
}
