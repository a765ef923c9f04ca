import { expect, it } from 'vitest'
import { stageOf } from '#lib/records/relationship/stage'

it('who has not shipped is a stranger until somebody says otherwise', () => {
  expect(stageOf({ lifecycle: 'potential', relationshipStage: null })).toBe('stranger')
  expect(stageOf({ lifecycle: 'potential', relationshipStage: 'friend' })).toBe('friend')
})

it('who has shipped is a customer, whatever was said before', () => {
  for (const lifecycle of ['new', 'regular', 'loyal'])
    expect(stageOf({ lifecycle, relationshipStage: 'acquaintance' })).toBe('customer')
})
