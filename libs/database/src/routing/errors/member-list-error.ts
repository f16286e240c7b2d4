/** A list of members that cannot be one. */
export class MemberListError extends Error {
  override readonly name = 'MemberListError';
}
