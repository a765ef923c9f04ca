import { describe, expect, it } from 'vitest'
import { readLoggedPlans, textOfPlans } from '#tests/bench/logged-plans'

const log = `2026-11-26 03:00:00.000 UTC [77] LOG:  checkpoint starting: time
2026-11-26 03:00:00.123 UTC [1234] LOG:  duration: 1.500 ms  plan:
	Query Text: select id
	  from customer where id = $1
	Query Parameters: $1 = '7'
	Index Scan using customer_pkey on customer  (cost=0.29..8.30 rows=1 width=4) (actual rows=1.00 loops=1)
	  Index Cond: (id = 7)
2026-11-26 03:00:00.124 UTC [1234] ERROR:  canceling statement due to user request
	something that belongs to the error
2026-11-26 03:00:00.125 UTC [99] LOG:  duration: 20.250 ms  plan:
	Query Text: select 1
	Result  (cost=0.00..0.01 rows=1 width=4) (actual rows=1.00 loops=1)
2026-11-26 03:00:00.126 UTC [1234] LOG:  duration: 2.500 ms  plan:
	Query Text: select id
	  from customer where id = $1
	Query Parameters: $1 = '8'
	Index Scan using customer_pkey on customer  (cost=0.29..8.30 rows=1 width=4) (actual rows=1.00 loops=1)
	  Index Cond: (id = 8)
`

describe('plans in the log of PostgreSQL', () => {
  it('are read with session, time, statement and values, and nothing else of the log', () => {
    const plans = readLoggedPlans(log)
    expect(plans.map(({ pid, milliseconds, query }) => [pid, milliseconds, query])).toEqual([
      [1234, 1.5, 'select id from customer where id = $1'],
      [99, 20.25, 'select 1'],
      [1234, 2.5, 'select id from customer where id = $1'],
    ])
    expect(plans[0]?.plan).toBe(
      "Query Parameters: $1 = '7'\nIndex Scan using customer_pkey on customer  (cost=0.29..8.30 rows=1 width=4) (actual rows=1.00 loops=1)\n  Index Cond: (id = 7)",
    )
    expect(plans[1]?.plan).toBe('Result  (cost=0.00..0.01 rows=1 width=4) (actual rows=1.00 loops=1)')
  })

  it('are told once for each statement, of the time that took longest, those that took most altogether first', () => {
    const text = textOfPlans(readLoggedPlans(log))
    expect(text.split('\n')[0]).toBe('==== 3 statements, 2 of them different')
    expect(text.match(/^-- .*$/gm)).toEqual([
      '-- 1 ×, 20.25 ms altogether: select 1',
      '-- 2 ×, 4.00 ms altogether: select id from customer where id = $1',
    ])
    expect(text).toContain("$1 = '8'")
    expect(text).not.toContain("$1 = '7'")
  })
})
