import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './support/accessibility.ts';
import { BLANK, useBrowser } from './support/browser.ts';
import { furnish, unfurnished } from './support/furnish.ts';
import { openPublication, type Publication } from './support/open-publication.ts';
import { person, signIn } from './support/people.ts';
import { settled } from './support/settled.ts';
import { look, ownersSights, strangersSights } from './support/sights.ts';
import { wordsOf } from './support/words-of.ts';

const { visit } = useBrowser({ lasting: true });
let publication: Publication;
const content = unfurnished({
  reader: person('독자'),
  titles: ['첫 번째 글', '두 번째 글'],
  body: '## 제목\n\n글과 **강조**.\n\n```js\nif (1) throw 0;\n```\n\n| 하나 | 둘 |\n| --- | --- |\n| 1 | 2 |\n\n- [x] 끝',
  description: '짧은 설명',
  tag: '한글',
  comment: '잘 읽었습니다',
});

beforeAll(async () => {
  publication = await openPublication('한글 신문');
  const [owner, reader] = await Promise.all([visit(publication, BLANK), visit(publication, BLANK)]);
  await furnish(content, publication, owner, reader);
});

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
const signInWord = (page: Page) => page.locator('.navbar a[href="/login"]').innerText();

describe('the language', () => {
  it('is the browser’s, when the app speaks it', async () => {
    const korean = await visit(publication, '/', { locale: 'ko-KR' });
    await expect.poll(() => signInWord(korean)).toBe('로그인');
    expect(await languageOf(korean)).toBe('ko');
    const french = await visit(publication, '/', { locale: 'fr-FR' });
    await expect.poll(() => signInWord(french)).toBe('Sign in');
    expect(await languageOf(french)).toBe('en');
  });

  it('is the one that was chosen, from the next moment on and at the next visit', async () => {
    const page = await visit(publication);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ko');
    await expect.poll(() => signInWord(page)).toBe('로그인');
    expect(await languageOf(page)).toBe('ko');
    await page.reload();
    await expect.poll(() => signInWord(page)).toBe('로그인');
    expect(await languageOf(page)).toBe('ko');
    expect(await page.getByRole('combobox', { name: '언어' }).inputValue()).toBe('ko');

    await page.getByRole('combobox', { name: '언어' }).selectOption('en');
    await expect.poll(() => signInWord(page)).toBe('Sign in');
    expect(await languageOf(page)).toBe('en');
  });

  it('changes under one’s hands without taking what was typed', async () => {
    const page = await visit(publication, '/register');
    await page.fill('input[name=username]', 'mid-sentence');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ko');
    await page.getByRole('heading', { name: '가입' }).waitFor();
    expect(await page.inputValue('input[name=username]')).toBe('mid-sentence');
  });
});

describe('in Korean', () => {
  it('no word of any page is English, and axe finds nothing serious', { timeout: 180_000 }, async () => {
    const page = await visit(publication, '/', { locale: 'ko-KR', reducedMotion: 'reduce' });
    const left: Record<string, string[]> = {};
    const faults: string[] = [];
    const own = ['owner', 'example', 'com', new URL(publication.url).hostname];
    const read = async (name: string) => {
      const words = await wordsOf(page);
      const latin = words.filter((text) => /[A-Za-z]{2,}/.test(withoutNames(text, own)));
      if (latin.length > 0) left[name] = latin;
      faults.push(...(await seriousFaults(page, 'all but contrast')).map((fault) => `${name}: ${fault}`));
    };
    for (const sight of strangersSights(content)) {
      await look(page, sight);
      await read(`${sight.name}, signed out`);
    }
    await signIn(page, publication.owner);
    for (const sight of ownersSights(content)) {
      await look(page, sight);
      await read(sight.name);
    }
    expect({ left, faults }).toEqual({ left: {}, faults: [] });
  });

  it('would be found to have English: the same in English is full of it', async () => {
    const page = await visit(publication);
    await settled(page);
    expect(await wordsOf(page)).toEqual(expect.arrayContaining(['Sign in', 'Popular Tags', 'Feeds']));
  });

  it('dates are written as Koreans write them', async () => {
    const page = await visit(publication, content.mine, { locale: 'ko-KR' });
    const date = page.locator('.banner time');
    const written = new Date((await date.getAttribute('datetime')) ?? '');
    const expected = new Intl.DateTimeFormat('ko', { dateStyle: 'long' }).format(written);
    expect(await date.innerText()).toBe(expected);
    expect(expected).toMatch(/^\d{4}년 \d{1,2}월 \d{1,2}일$/);
  });

  it('the API’s reasons are said too', async () => {
    const page = await visit(publication, '/register', { locale: 'ko-KR' });
    const refused = async (fields: Record<string, string>) => {
      for (const [name, value] of Object.entries(fields)) await page.fill(`input[name=${name}]`, value);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.click('button[type=submit]');
      await answered;
      const messages = page.locator('.error-messages li');
      await messages.first().waitFor();
      return messages;
    };
    const blank = await refused({});
    await expect
      .poll(() => blank.allInnerTexts())
      .toEqual([
        '사용자 이름: 비워 둘 수 없습니다',
        '이메일: 비워 둘 수 없습니다',
        '비밀번호: 비워 둘 수 없습니다',
      ]);
    const taken = await refused({ username: 'new', email: publication.owner.email, password: 'long enough' });
    await expect.poll(() => taken.allInnerTexts()).toEqual(['이메일: 이미 쓰이고 있습니다']);
    const short = await refused({ email: 'no address', password: 'short' });
    await expect
      .poll(() => short.allInnerTexts())
      .toEqual(['이메일: 올바르지 않습니다', '비밀번호: 너무 짧습니다(8자 이상)']);

    await page.goto('/login');
    const wrong = await refused({ email: publication.owner.email, password: 'not this one' });
    await expect.poll(() => wrong.allInnerTexts()).toEqual(['이메일 또는 비밀번호가 올바르지 않습니다.']);

    await page.goto('/open');
    const reserved = await refused({ name: '새 매체', slug: 'www' });
    await expect.poll(() => reserved.allInnerTexts()).toContain('주소: 쓸 수 없는 주소입니다');
    const odd = await refused({ slug: 'Ein Wort' });
    await expect
      .poll(() => odd.allInnerTexts())
      .toContain('주소: 영문 소문자, 숫자, 가운데 붙임표로 두 글자에서 예순세 글자여야 합니다');
  });

  it('what cannot be reached is said too', async () => {
    const page = await visit(publication, '/', { locale: 'ko-KR' });
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.reload();
    await page.getByRole('button', { name: '다시 연결' }).waitFor();
    await page.locator('.load-failure', { hasText: '연결할 수 없습니다.' }).first().waitFor();
  });
});

/** A text without what is called the same in every language: addresses, keys, languages, who and where one is. */
function withoutNames(text: string, own: readonly string[]): string {
  return [...own, 'https://', 'http://', 'localhost', 'English', 'Enter', 'Linux', 'Markdown'].reduce(
    (rest, name) => rest.replaceAll(name, ''),
    text,
  );
}
