import { type Page, get, getTagged, write } from './http'

export type CampaignState = 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'ENDED'

/** A campaign as it is saved; what is null is not set. */
export interface CampaignDraft {
  name: string
  state: CampaignState
  trigger: 'NEW_DRIVER' | 'RECHARGE' | 'MANUAL'
  rechargeThresholdFen: number | null
  piecesPerGift: number
  faceFen: number
  totalGifts: number
  giftsPerDriver: number | null
  departments: string[]
  subOperators: string[]
  stationIds: string[]
  giftFrom: string
  giftUntil: string
  minimumSpendFen: number
  validityDays: number | null
  validFrom: string | null
  validUntil: string | null
  /** What is unspent of a gift lapses when its recharge is paid back. */
  lapsesOnRefund: boolean
}

export interface Campaign extends CampaignDraft {
  campaignId: string
  version: number
  giftsGiven: number
  giftsLeft: number
}

/** Given = redeemed + reserved + available + expired; redeemed counts discounts, all else face values. */
export interface Budget {
  totalGifts: number
  giftsGiven: number
  giftsLeft: number
  vouchers: Record<
    | 'given'
    | 'givenFen'
    | 'redeemed'
    | 'redeemedFen'
    | 'reserved'
    | 'reservedFen'
    | 'available'
    | 'availableFen'
    | 'expired'
    | 'expiredFen'
    | 'released',
    number
  >
  leftToGiveFen: number
  stillPossibleFen: number
}

export interface Finding {
  code: string
  severity: 'ERROR' | 'WARNING'
  at: string
  message: string
}

export interface Given {
  results: { driverId: string; outcome: string }[]
  /** Where to go on with everybody the campaign admits. */
  nextAfter: string | null
}

export interface Voucher {
  voucherId: string
  campaignName: string
  state: 'AVAILABLE' | 'RESERVED' | 'REDEEMED' | 'EXPIRED'
  faceFen: number
  minimumSpendFen: number
  stationIds: string[]
  validFrom: string
  expiresAt: string
  /** Unspent it lapses when less than this is left of the recharge that earned it. */
  lapsesBelowFen?: number | null
}

/** A session whose bill is not settled; not chosen: the rule decides, chosen without a voucher: none. */
export interface OpenSession {
  billNo: string
  stationId: string
  requestedAt: string
  chosen: boolean
  voucherId?: string | null
  choosable: Voucher[]
}

const root = '/api/voucher/v1'

export const campaigns = (cursor: string | undefined, signal: AbortSignal) =>
  get<Page<Campaign>>(`${root}/campaigns`, { cursor, limit: 20 }, signal)

export const campaignPath = (campaignId: string) => `${root}/campaigns/${encodeURIComponent(campaignId)}`

/** With the version that an edit has to name. */
export const campaign = (campaignId: string, signal?: AbortSignal) =>
  getTagged<Campaign>(campaignPath(campaignId), {}, signal)

export const admittedDrivers = (campaignId: string, signal: AbortSignal) =>
  get<{ count: number }>(`${campaignPath(campaignId)}/admitted-drivers`, {}, signal)

export const budget = (campaignId: string, signal: AbortSignal) =>
  get<Budget>(`${campaignPath(campaignId)}/budget`, {}, signal)

export const lint = (campaignId: string, draft: CampaignDraft) =>
  write<{ findings: Finding[] }>({ method: 'POST', path: `${campaignPath(campaignId)}/lint`, body: draft })

export const myVouchers = (signal: AbortSignal) =>
  get<Page<Voucher>>(`${root}/driver/vouchers`, { state: 'AVAILABLE', limit: 200 }, signal)

export const myOpenSessions = (signal: AbortSignal) =>
  get<{ items: OpenSession[] }>(`${root}/driver/sessions`, {}, signal)

export const choicePath = (billNo: string) => `${root}/driver/sessions/${billNo}/voucher`
