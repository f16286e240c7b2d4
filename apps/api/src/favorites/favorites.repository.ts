import { Injectable } from '@nestjs/common';
import type { Article } from '@scaleout/contracts';
import { isForeignKeyViolation, Shards, type Statement, type TenantContext } from '@scaleout/database';
import { toArticle } from '../articles/article-row.ts';
import type { ArticleRow } from '../articles/article.statements.ts';
import { addFavorite, removeFavorite } from './favorite.statements.ts';

@Injectable()
export class FavoritesRepository {
  constructor(private readonly shards: Shards) {}

  /** @returns null when nothing changed: it was a favourite already, or there is no such article */
  add(tenant: TenantContext, slug: string, userId: number): Promise<Article | null> {
    return this.#change(addFavorite, tenant, slug, userId);
  }

  /** @returns null when nothing changed: it was no favourite, or there is no such article */
  remove(tenant: TenantContext, slug: string, userId: number): Promise<Article | null> {
    return this.#change(removeFavorite, tenant, slug, userId);
  }

  async #change(
    change: Statement<[slug: string, userId: number], ArticleRow>,
    tenant: TenantContext,
    slug: string,
    userId: number,
  ): Promise<Article | null> {
    try {
      const [row] = await this.shards.write(tenant).query(change, slug, userId);
      return row ? toArticle(row) : null;
    } catch (error) {
      // The article went between its being found and the favourite's being stored.
      if (isForeignKeyViolation(error)) return null;
      throw error;
    }
  }
}
