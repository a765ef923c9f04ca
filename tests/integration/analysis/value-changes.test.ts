import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ownParameters, schemeSettings } from '#lib/analysis/classification/own-parameters'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { handOutChanges } from '#lib/analysis/value-change/hand-out'
import { keepValueChanges } from '#lib/analysis/value-change/keep'
import { markChangesSeen, sumValueChanges, takeChangesBack } from '#lib/analysis/value-change/service'
import { sql } from '#lib/platform/db/sql'
import { changeSetting } from '#lib/platform/settings/settings'
import { asOf, names, now, worthCompany } from './worth-company.ts'

const { company, idOf, as, changes } = worthCompany()

describe('a change of value', () => {
  it('is pointed out with what moved it and what is suggested', async () => {
    const { rows } = await changes('executive')
    const gone = rows.find(({ name }) => name === '去')
    expect(gone).toMatchObject({ fell: true, driver: 'volume', action: 'fell_volume', asOf, thenOn: '2026-03-31' })
    expect(gone?.changeMinor).toBe((gone?.nowMinor ?? 0) - (gone?.thenMinor ?? 0))
    expect(rows.find(({ name }) => name === '烦')).toMatchObject({ fell: true, driver: 'service' })
    // Steady, new, or hardly different.
    expect(names({ rows })).not.toContain('稳')
    expect(names({ rows })).not.toContain('一次')
  })

  it('is seen and let be, taken back, and handed out in one tap', async () => {
    const manager = await as('executive')
    const before = await sumValueChanges(manager)
    expect(await markChangesSeen(manager, { customers: [idOf('去')], note: '已停产' })).toEqual({ count: 1 })
    expect((await sumValueChanges(manager)).fell.customers).toBe(before.fell.customers - 1)
    expect((await changes('executive', { seen: true })).rows[0]?.seen).toMatchObject({ note: '已停产' })
    expect(await takeChangesBack(manager, { customers: [idOf('去')] })).toEqual({ count: 1 })
    expect(await sumValueChanges(manager)).toEqual(before)
    const asked = { customers: [idOf('烦')], due_on: '2026-07-05' }
    expect(await handOutChanges(manager, asked)).toMatchObject({ made: 1 })
    expect(await handOutChanges(manager, asked)).toMatchObject({ already: 1 })
    const [task] = await company().db.rows(
      z.object({ title: z.string() }),
      sql`select title from task where origin = 'value_change'`,
    )
    expect(task?.title).toContain('改用更省的服务方式')
  })

  it('reaches as far as the reader does', async () => {
    expect(names(await changes('salesColleague'))).toEqual(['烦'])
    await expect(markChangesSeen(await as('salesColleague'), { customers: [idOf('去')] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      handOutChanges(await as('salesColleague'), { customers: [idOf('去')], due_on: '2026-07-05' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(changes('service')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('keeps the day since when while it goes the same way', async () => {
    const system = await as('executive')
    await company().db.execute(sql`update customer_value_change set since = '2026-06-01' where customer_id = ${idOf('去')}`)
    await keepValueChanges(system, asOf)
    expect((await changes('executive')).rows.find(({ name }) => name === '去')?.since).toBe('2026-06-01')
  })
})

describe('classes beside a change of value', () => {
  const publish = async (day: string) => {
    const system = await company().contextAs('executive', now)
    const parameters = { ...(await ownParameters(system, 'abc')) }
    await recomputeRun(system, Number((await startRun(system, { scheme: 'abc', as_of: day, parameters })).id))
  }
  const classes = async () => {
    await keepValueChanges(await as('executive'), asOf)
    return (await changes('executive')).rows.map(({ classThen, classNow }) => [classThen !== null, classNow !== null])
  }

  it('are told where both runs were made by the same parameters, and not those of then where they were not', async () => {
    await publish('2026-03-31')
    await publish(asOf)
    expect(await classes()).toEqual([
      [true, true],
      [true, true],
    ])
    await changeSetting(await company().contextAs('administrator', now), schemeSettings.abc, {
      version: 0,
      values: { a_share: 0.7 },
    })
    await publish(asOf)
    expect(await classes()).toEqual([
      [false, true],
      [false, true],
    ])
  })
})

describe('a change of value of a customer that goes quiet', () => {
  it('says so, and after a rise leads to the sleepers before anything is rewarded', async () => {
    const { db } = company()
    await db.execute(
      sql`update customer_value_change set fell = false, change_minor = 1, driver = 'volume' where customer_id = ${idOf('烦')}`,
    )
    await db.execute(sql`
      insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, worth, causes, evidence)
      values (${idOf('烦')}, ${asOf}::date, ${asOf}::date, 1, '2026-05-31', 5, 50000, 'worth', '{}', '{}')`)
    const row = (await changes('executive')).rows.find(({ name }) => name === '烦')
    expect(row).toMatchObject({ isSleeper: true, hasDrop: false, action: 'sleeper_first' })
    await db.execute(sql`delete from customer_sleeper`)
    await keepValueChanges(await as('executive'), asOf)
    expect((await changes('executive')).rows.find(({ name }) => name === '烦')).toMatchObject({
      isSleeper: false,
      action: 'fell_service',
    })
  })
})
