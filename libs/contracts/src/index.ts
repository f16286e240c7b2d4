export {
  articlePreviewSchema,
  articleResponseSchema,
  articleSchema,
  articlesQuerySchema,
  articlesResponseSchema,
  articleUpdateSchema,
  newArticleSchema,
  slugParamSchema,
  type Article,
  type ArticlePreview,
  type ArticleResponse,
  type ArticlesQuery,
  type ArticlesResponse,
  type ArticleUpdate,
  type NewArticle,
} from './article.ts';
export { articlePublishedSchema, type ArticlePublished } from './article-published.ts';
export {
  commentResponseSchema,
  commentSchema,
  commentsResponseSchema,
  idParamSchema,
  newCommentSchema,
  type Comment,
  type CommentResponse,
  type CommentsResponse,
  type NewComment,
} from './comment.ts';
export { commentPostedSchema, type CommentPosted } from './comment-posted.ts';
export { errorResponseSchema, type ErrorResponse } from './error.ts';
export { followerGainedSchema, type FollowerGained } from './follower-gained.ts';
export { membershipResponseSchema, roleSchema, type MembershipResponse, type Role } from './membership.ts';
export {
  notificationResponseSchema,
  notificationSchema,
  notificationsResponseSchema,
  type Notification,
  type NotificationResponse,
  type NotificationsResponse,
} from './notification.ts';
export { MAX_LIMIT, MAX_OFFSET, pageQuerySchema, type PageQuery } from './page.ts';
export { profileResponseSchema, profileSchema, type Profile, type ProfileResponse } from './profile.ts';
export {
  newPublicationSchema,
  publicationColorSchema,
  publicationResponseSchema,
  publicationSchema,
  publicationSlugSchema,
  publicationsQuerySchema,
  publicationsResponseSchema,
  publicationUpdateSchema,
  type NewPublication,
  type Publication,
  type PublicationResponse,
  type PublicationsQuery,
  type PublicationsResponse,
  type PublicationUpdate,
} from './publication.ts';
export { tagsResponseSchema, type TagsResponse } from './tag.ts';
export {
  credentialsSchema,
  registrationSchema,
  usernameParamSchema,
  userResponseSchema,
  userUpdateSchema,
  type Credentials,
  type Registration,
  type User,
  type UserResponse,
  type UserUpdate,
} from './user.ts';
