import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/**
 * Says, in SQL, that an answer, a row of `survey_response`, is one about the whole. One that was made for its items alone (decision 0123) says nothing of satisfaction or recommending, and what the customer said of them before goes on to hold; one with nothing at all was brought in as
 * an answer, and is one.
 */
export const isOfTheWhole = (answer: Sql): Sql => sql`(
  num_nonnulls(${answer}.satisfaction, ${answer}.recommend, ${answer}.expectation, ${answer}.perception, ${answer}.comment) > 0
  or not exists (select from survey_response_item of_it where of_it.response_id = ${answer}.id))`
