/**
 * Ends an INSERT of notifications. Its unique key makes a notification something that is there, not something that is
 * sent: a second run of a job finds it there.
 */
export const TOLD_ONCE =
  'ON CONFLICT (tenant_id, article_id, comment_id, recipient_id, actor_id, kind) DO NOTHING';
