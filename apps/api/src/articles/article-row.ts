import type { Article, ArticlePreview } from '@scaleout/contracts';

/** The columns of {@link PREVIEW_COLUMNS} and {@link viewerColumns}, in their order. */
export type PreviewRow = [
  slug: string,
  title: string,
  description: string,
  tagList: string[],
  createdAt: string,
  updatedAt: string,
  favoritesCount: number,
  username: string,
  bio: string | null,
  image: string | null,
  favorited: boolean,
  following: boolean,
];

/** Of an article `a` with its author `u`. */
export const PREVIEW_COLUMNS = `a.slug, a.title, a.description, a.tag_list, a.created_at, a.updated_at,
  a.favorites_count, u.username::text, u.bio, u.image`;

/** Whether the user in that parameter favourited the article `a`. */
export function favoritedBy(user: string): string {
  return `EXISTS (SELECT 1 FROM favorites v WHERE v.tenant_id = $1 AND v.user_id = ${user} AND v.article_id = a.id)`;
}

/** Whether the user in that parameter follows the author of the article `a`. */
export function followedBy(user: string): string {
  return `EXISTS (SELECT 1 FROM follows w WHERE w.tenant_id = $1 AND w.follower_id = ${user} AND w.followee_id = a.author_id)`;
}

/** @param viewer the parameter that holds the viewer's id; null for a visitor, who favourited and follows nobody */
export function viewerColumns(viewer: string | null): string {
  return viewer === null ? 'false, false' : `${favoritedBy(viewer)}, ${followedBy(viewer)}`;
}

export function toPreview(row: readonly [...PreviewRow, ...unknown[]]): ArticlePreview {
  return {
    slug: row[0],
    title: row[1],
    description: row[2],
    tagList: row[3],
    createdAt: row[4],
    updatedAt: row[5],
    favorited: row[10],
    favoritesCount: row[6],
    author: { username: row[7], bio: row[8], image: row[9], following: row[11] },
  };
}

export function toArticle(row: [...PreviewRow, body: string]): Article {
  return { ...toPreview(row), body: row[12] };
}
