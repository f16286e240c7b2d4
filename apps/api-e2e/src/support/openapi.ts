import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { inject } from 'vitest';
import type { Method } from './visitor.ts';

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head'] as const satisfies readonly Method[];

interface Documented {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Record<string, Partial<Record<Method, Documented>>>;
  readonly components: { readonly schemas: Record<string, object> };
}

/** One method of one path, as the document has it. */
export interface Operation {
  readonly method: Method;
  /** Below `/api`. */
  readonly path: string;
  readonly documented: Documented;
}

/** An answer, as supertest gives it. */
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

/** What the API says of itself. */
export class ApiContract {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    addFormats.default(this.#ajv);
    // References in it are to `#/components/…`: the whole document is what they start from.
    this.#ajv.addSchema(document, 'api');
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      METHODS.flatMap((method) => {
        const documented = methods[method];
        return documented ? [{ method, path: path.replace(/^\/api/, ''), documented }] : [];
      }),
    );
  }

  /** What is wrong with an answer by the document; empty when nothing is. */
  faults({ method, path, documented }: Operation, answer: Answer): string[] {
    const of = `${method} ${path} ${answer.status}`;
    const response = documented.responses[String(answer.status)];
    if (!response) return [`${of} is not documented: ${answer.text.slice(0, 200)}`];
    const schema = response.content?.['application/json']?.schema;
    if (!schema) return answer.text === '' ? [] : [`${of} has a body, by the document it has none`];
    if (answer.type !== 'application/json') return [`${of} is ${answer.type}`];
    const validate = this.#validator(schema);
    if (validate(JSON.parse(answer.text))) return [];
    return [`${of}: ${this.#ajv.errorsText(validate.errors)}: ${answer.text.slice(0, 200)}`];
  }

  #validator(schema: object): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known) return known;
    const compiled = this.#ajv.compile(absoluteReferences(schema));
    this.#validators.set(schema, compiled);
    return compiled;
  }
}

/** Reads the API's own document. */
export async function readContract(): Promise<ApiContract> {
  const { body } = await request(inject('apiUrl')).get('/api/openapi.json').expect(200);
  return new ApiContract(body as OpenApiDocument);
}

function absoluteReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/')) as object;
}
