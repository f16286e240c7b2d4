const FIELDS: Readonly<Record<string, string>> = {
  article: '글',
  bio: '소개',
  body: '본문',
  color: '색',
  comment: '댓글',
  credentials: '로그인 정보',
  currentPassword: '지금 비밀번호',
  description: '설명',
  email: '이메일',
  image: '그림',
  name: '이름',
  password: '비밀번호',
  profile: '프로필',
  publication: '매체',
  slug: '주소',
  tagList: '태그',
  title: '제목',
  username: '사용자 이름',
};

/** What the API may say of a field, and the same in Korean; numbers are taken over. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^can't be blank$/, '비워 둘 수 없습니다'],
  [/^has already been taken$/, '이미 쓰이고 있습니다'],
  [/^is too long \(maximum is (\d+) characters\)$/, '너무 깁니다($1자까지)'],
  [/^is too long \(maximum is (\d+) tags\)$/, '너무 많습니다($1개까지)'],
  [/^is too short \(minimum is (\d+) characters\)$/, '너무 짧습니다($1자 이상)'],
  [/^is wrong$/, '틀렸습니다'],
  [/^is required, you signed in more than (\d+) minutes ago$/, '로그인한 지 $1분이 지나 필요합니다'],
  [/^is invalid$/, '올바르지 않습니다'],
  [/^is reserved$/, '쓸 수 없는 주소입니다'],
  [/^has a character that is not allowed$/, '쓸 수 없는 문자가 있습니다'],
  [
    /^must be 2 to 63 lower-case letters/,
    '영문 소문자, 숫자, 가운데 붙임표로 두 글자에서 예순세 글자여야 합니다',
  ],
  [/^must be a colour such as/, '#266a4d 같은 색이어야 합니다'],
  [/^must be /, '형식이 올바르지 않습니다'],
  [/^not found$/, '찾을 수 없습니다'],
  [/^forbidden$/, '내 것이 아니어서 바꿀 수 없습니다'],
];

/** A refusal of the API in Korean; a reason that is not known here stays in the API's own words. */
export function describeRefusal(field: string, reason: string): string {
  const name = FIELDS[field] ?? field;
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  if (!known) return `${name}: ${reason}`;
  const [pattern, translation] = known;
  const [, number = ''] = pattern.exec(reason) ?? [];
  return `${name}: ${translation.replace('$1', number)}`;
}
