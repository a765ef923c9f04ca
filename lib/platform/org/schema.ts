import { z } from 'zod'
import { parseRecordId, recordId } from '../http/record-id.ts'
import { textField } from '../http/text-field.ts'
import { outletKinds } from './outlets.ts'
import { permissionNames, reaches } from './roles.ts'

const version = z.number().int().min(1).max(2_147_483_647)
const reference = recordId.transform(parseRecordId)
const outletFields = {
  external_id: textField(200),
  name: textField(100),
  kind: z.enum(outletKinds),
  franchise: z.boolean(),
  parent_id: reference,
}

export const createOutletBody = z.strictObject({ ...outletFields, franchise: outletFields.franchise.default(false) })
export type CreateOutletInput = z.output<typeof createOutletBody>

export const updateOutletBody = z.strictObject({
  version,
  ...z.object(outletFields).partial().shape,
  archived: z.boolean().optional(),
})
export type UpdateOutletInput = z.output<typeof updateOutletBody>

const mostRoles = 50
const roles = z
  .array(z.strictObject({ role: textField(40), outlet_id: reference }))
  .max(mostRoles)
  .meta({ description: 'each role at the outlet from which it reaches; the whole list' })

const email = textField(320).refine((value) => /^[^\s@]+@[^\s@]+$/.test(value), { params: { code: 'email_unreadable' } })

export const createUserBody = z.strictObject({
  email,
  name: textField(100),
  external_id: textField(200).nullable().optional(),
  outlet_id: reference,
  manager_id: reference.nullable().optional(),
  grade: textField(40).nullable().optional(),
  roles,
})
export type CreateUserInput = z.output<typeof createUserBody>

export const updateUserBody = z.strictObject({
  version,
  name: textField(100).optional(),
  external_id: textField(200).nullable().optional(),
  outlet_id: reference.optional(),
  manager_id: reference.nullable().optional(),
  grade: textField(40).nullable().optional(),
  roles: roles.optional(),
  disabled: z.boolean().optional().meta({ description: 'a disabled user’s sessions and keys end at once' }),
  new_password: z.literal(true).optional().meta({ description: 'makes a one-time password, answered only here' }),
})
export type UpdateUserInput = z.output<typeof updateUserBody>

/** The key of a role, as it stands in an address. */
export const roleKey = z.string().regex(/^[a-z0-9_]{1,40}$/)
const roleName = textField(40)

export const createRoleBody = z.strictObject({ copy_of: roleKey, name: roleName })
export type CreateRoleInput = z.output<typeof createRoleBody>

export const updateRoleBody = z.strictObject({
  version,
  name: roleName.optional().meta({ description: 'of one of the company’s own' }),
  grants: z
    .partialRecord(z.enum(permissionNames), z.enum(reaches).nullable())
    .optional()
    .meta({ description: 'how far each permission reaches, null to take it away; those not named stay' }),
})
export type UpdateRoleInput = z.output<typeof updateRoleBody>

export const deleteRoleQuery = z.strictObject({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(version),
})
