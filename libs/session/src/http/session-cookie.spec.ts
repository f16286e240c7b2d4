import { describe, expect, it } from 'vitest';
import { SessionCookie } from './session-cookie.ts';

describe('the session cookie', () => {
  it('is bound to its host over https', () => {
    expect(new SessionCookie(true).set('id', 60)).toBe(
      '__Host-session=id; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  it('is short enough for every browser', () => {
    expect(new SessionCookie(true).set('A'.repeat(43), 2_592_000).length).toBeLessThan(4_096);
  });

  it("goes over plain http to one's own computer alone", () => {
    for (const host of ['localhost', 'daily.localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
      expect(new SessionCookie(false).mayTravelTo(host), host).toBe(true);
    }
    for (const host of [
      'press.example',
      '10.0.0.7',
      'localhost.evil.example',
      'notlocalhost',
      '127.evil.example',
    ]) {
      expect(new SessionCookie(false).mayTravelTo(host), host).toBe(false);
      expect(new SessionCookie(true).mayTravelTo(host), host).toBe(true);
    }
  });

  it('is readable among others, and by its whole name alone', () => {
    const cookie = new SessionCookie(false);
    expect(cookie.read('theme=dark; session=abc; x=1')).toBe('abc');
    expect(cookie.read('other-session=abc')).toBeUndefined();
    expect(cookie.read('theme=dark')).toBeUndefined();
  });

  it('is taken away by the attributes that set it', () => {
    expect(new SessionCookie(false).clear()).toBe('session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });
});
