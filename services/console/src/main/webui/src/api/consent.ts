import { type Page, get } from './http'

export type Purpose = 'PUBLIC_LIST' | 'VOUCHER_EXPIRY' | 'LOW_BALANCE' | 'VOUCHER_GIFT'

/** How one purpose stands: each is given and taken back for itself. */
export interface Consent {
  purpose: Purpose
  given: boolean
  givenAt: string | null
  withdrawnAt: string | null
}

const root = '/api/notification/v1/driver/consents'

export const consents = (signal: AbortSignal) => get<Page<Consent>>(root, {}, signal)

export const consentPath = (purpose: Purpose) => `${root}/${purpose}`
