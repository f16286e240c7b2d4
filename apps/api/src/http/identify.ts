import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../errors/app-error.ts';
import type { Authentication } from '../sessions/authentication.ts';
import type { PublicationSlug } from '../tenancy/publication-slug.ts';
import type { TenantDirectory } from '../tenancy/tenant-directory.ts';
import type { Access } from './request-context.ts';

/**
 * Settles which publication a request means and who asks, before its body is read. What is known already costs no
 * promise: that is every visitor's request but the first of a publication.
 */
export class Identify {
  constructor(
    private readonly slugs: PublicationSlug,
    private readonly directory: TenantDirectory,
    private readonly authentication: Authentication,
  ) {}

  hook(access: Access) {
    return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
      const slug = this.slugs.of(request);
      const tenant = this.directory.remembered(slug);
      if (!tenant) {
        this.#findThenAuthenticate(slug, request, reply, access).then(() => done(), done);
        return;
      }
      request.tenant = tenant;
      let pending: Promise<void> | undefined;
      try {
        pending = this.authentication.authenticate(request, reply, access);
      } catch (error) {
        done(error as Error);
        return;
      }
      if (pending) pending.then(() => done(), done);
      else done();
    };
  }

  async #findThenAuthenticate(
    slug: string,
    request: FastifyRequest,
    reply: FastifyReply,
    access: Access,
  ): Promise<void> {
    const tenant = await this.directory.find(slug);
    if (!tenant) throw notFound('publication');
    request.tenant = tenant;
    await this.authentication.authenticate(request, reply, access);
  }
}
