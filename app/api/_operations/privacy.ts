import { z } from 'zod'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { checkDuplicate } from '#lib/platform/privacy/duplicate-check'
import { revealCustomer } from '#lib/platform/privacy/reveal'
import {
  duplicateCheckInput,
  duplicateCheckResource,
  revealContactInput,
  revealCustomerInput,
  revealResource,
} from '#lib/platform/privacy/schema'
import { revealToReach } from '#lib/records/contacts/reach/service'

const params = z.strictObject({ id: recordId })

export const privacyOperations = [
  operation({
    id: 'revealCustomer',
    method: 'POST',
    path: '/customers/{id}/reveal',
    summary: 'See one personal value of a customer in clear; who saw what and why is noted',
    tag: 'privacy',
    permission: 'customer:reveal',
    keepsNoAnswer: true,
    params,
    body: revealCustomerInput,
    responses: { 200: revealResource },
    handler: async (ctx, { params: { id }, body }) => ({ status: 200, body: await revealCustomer(ctx, parseRecordId(id), body) }),
  }),
  operation({
    id: 'revealContact',
    method: 'POST',
    path: '/contacts/{id}/reveal',
    summary:
      'See one personal value of a contact in clear; who saw what and why is noted. Where the contact does not want to be called or written to now, a reason is needed',
    tag: 'privacy',
    permission: 'contact:reveal',
    keepsNoAnswer: true,
    params,
    body: revealContactInput,
    responses: { 200: revealResource },
    handler: async (ctx, { params: { id }, body }) => ({ status: 200, body: await revealToReach(ctx, parseRecordId(id), body) }),
  }),
  operation({
    id: 'checkDuplicate',
    method: 'POST',
    path: '/duplicate-checks',
    summary: 'Ask whether the company has such a customer already, and with whom, by full name, telephone number or credit code',
    tag: 'privacy',
    permission: 'duplicate:check',
    body: duplicateCheckInput,
    responses: { 200: duplicateCheckResource },
    handler: async (ctx, { body }) => ({ status: 200, body: await checkDuplicate(ctx, body) }),
  }),
]
