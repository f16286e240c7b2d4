export {
  articlesQuerySchema,
  articleUpdateSchema,
  newArticleSchema,
  slugParamSchema,
  type ArticlesQuery,
  type ArticleUpdate,
  type NewArticle,
} from './article.requests.ts';
export {
  articlePreviewSchema,
  articleResponseSchema,
  articleSchema,
  articlesResponseSchema,
  type Article,
  type ArticlePreview,
  type ArticleResponse,
  type ArticlesResponse,
} from './article.responses.ts';
export { articlePublishedSchema, type ArticlePublished } from './article-published.ts';
export { idParamSchema, newCommentSchema, type NewComment } from './comment.requests.ts';
export {
  commentResponseSchema,
  commentSchema,
  commentsResponseSchema,
  type Comment,
  type CommentResponse,
  type CommentsResponse,
} from './comment.responses.ts';
export { commentPostedSchema, type CommentPosted } from './comment-posted.ts';
export { errorResponseSchema, type ErrorResponse } from './error.responses.ts';
export { exploreQuerySchema, type ExploreQuery, type ExploreSort } from './explore.requests.ts';
export {
  exploredArticleSchema,
  exploreResponseSchema,
  type ExploredArticle,
  type ExploreResponse,
} from './explore.responses.ts';
export type { JobPayload } from './job.ts';
export { followerGainedSchema, type FollowerGained } from './follower-gained.ts';
export {
  membershipResponseSchema,
  roleSchema,
  type MembershipResponse,
  type Role,
} from './membership.responses.ts';
export {
  notificationResponseSchema,
  notificationSchema,
  notificationsResponseSchema,
  type Notification,
  type NotificationResponse,
  type NotificationsResponse,
} from './notification.responses.ts';
export { MAX_LIMIT, MAX_OFFSET } from './page-limits.ts';
export { pageQuerySchema, type PageQuery } from './page.requests.ts';
export {
  profileResponseSchema,
  profileSchema,
  type Profile,
  type ProfileResponse,
} from './profile.responses.ts';
export {
  newPublicationSchema,
  publicationColorSchema,
  publicationSlugSchema,
  publicationsQuerySchema,
  publicationUpdateSchema,
  type NewPublication,
  type PublicationsQuery,
  type PublicationUpdate,
} from './publication.requests.ts';
export {
  publicationResponseSchema,
  publicationSchema,
  publicationsResponseSchema,
  type Publication,
  type PublicationResponse,
  type PublicationsResponse,
} from './publication.responses.ts';
export { sessionHandleParamSchema } from './session.requests.ts';
export {
  sessionSchema,
  sessionsResponseSchema,
  type ListedSession,
  type SessionsResponse,
} from './session.responses.ts';
export { tagsResponseSchema, type TagsResponse } from './tag.responses.ts';
export { topologyResponseSchema, type TopologyResponse } from './topology.responses.ts';
export {
  credentialsSchema,
  registrationSchema,
  usernameParamSchema,
  userUpdateSchema,
  type Credentials,
  type Registration,
  type UserUpdate,
} from './user.requests.ts';
export { userResponseSchema, type User, type UserResponse } from './user.responses.ts';
