import { expect, it } from 'vitest'
import { classifyCron, nextClassificationOn } from '#lib/jobs/nightly'

const zone = 'Asia/Shanghai'

it('the next nightly classification is today before its hour in company time, else tomorrow', () => {
  expect(classifyCron).toBe('20 2 * * *')
  // 02:19 and 02:20 of 3 May in Shanghai are 18:19 and 18:20 of 2 May in UTC.
  expect(nextClassificationOn(new Date('2026-05-02T18:19:59Z'), zone)).toBe('2026-05-03')
  expect(nextClassificationOn(new Date('2026-05-02T18:20:00Z'), zone)).toBe('2026-05-04')
  expect(nextClassificationOn(new Date('2026-05-02T15:59:00Z'), zone)).toBe('2026-05-03')
})
