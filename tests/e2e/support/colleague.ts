import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { RoleKey } from '#lib/platform/org/roles'
import { expect, rows, signIn } from './app.ts'

const run = promisify(execFile)
const added = z.object({ id: z.int(), password: z.string() })

/** Runs people.ts in the company of the tests. */
export async function people(...args: string[]): Promise<string> {
  const script = join(import.meta.dirname, 'people.ts')
  const dataDirectory = dirname(process.env['YIKE_E2E_SIGN_INS'] ?? '')
  const env = { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '', LOG_LEVEL: 'error' }
  return (await run(process.execPath, ['--conditions=react-server', script, ...args], { env })).stdout
}

/** A colleague whom nobody else signs in as, with the password that has to be changed. */
export async function addColleague(roles: readonly RoleKey[]): Promise<{ id: number; email: string; password: string }> {
  const email = `colleague-${process.pid}-${Date.now()}@demo.yike`
  return { email, ...added.parse(JSON.parse(await people('add', email, roles.join()))) }
}

/** Signs in as somebody who has all of some roles, and waits for the list of customers. Answers how that one signs in from now on. */
export async function signInWithRoles(page: Page, roles: readonly RoleKey[]): Promise<{ email: string; password: string }> {
  const { email, password } = await addColleague(roles)
  await signIn(page, { email, password })
  await expect(page).toHaveURL(/\/change-password/)
  const own = 'a quiet lane at noon'
  await page.locator('[name=current_password]').fill(password)
  await page.locator('[name=new_password]').fill(own)
  await page.locator('[name=repeated]').fill(own)
  await page.locator('form [type=submit]').click()
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/customers')
  await expect(rows(page).first()).toBeVisible()
  return { email, password: own }
}
